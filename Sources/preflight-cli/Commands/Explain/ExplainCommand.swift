import CommandLineArguments
import JSON
import Media
import Preflight
import ProviderAnswers
import Reports
import System

/// `preflight explain`: what a provider's failure means, and what to do.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: "Says what a provider's failure means, and what to do about it.",
      discussion: """
        EXAMPLES:
          preflight explain ASSET.INVALID
          preflight explain 1201 --provider kling
          preflight explain "Video duration exceeds the maximum allowed."
          preflight explain credits gone but no video
          preflight explain answer.json --for runway/gen4_turbo
          curl ... | preflight explain - --format json

        A code, an HTTP status, a message, the state of a job, a file with an answer or a log, or \
        what happened in your own words. Nothing is sent anywhere.

        EXIT CODES:
          0 something is known   1 nothing is known   2 could not read the file   64 wrong usage
        """)
  }

  @Argument(
    help: "A code, a message, a file, - for standard input, or what happened in your own words.",
    completion: .file())
  var text: [String] = []

  @Option(
    help: "Whose failure it is, where the text does not say.",
    completion: .list(["fal", "runway", "kling", "pixverse", "minimax", "luma", "replicate"]))
  var provider: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The profile that was used; its provider is meant then.", valueName: "profile"),
    completion: .list(Catalog.builtIn.ids))
  var profile: String?

  @Option(help: "text for people, json for one document, ndjson for a line an explanation.")
  var format = DataFormat.text

  func validate() throws {
    guard provider == nil || profile == nil else {
      throw ValidationError("--for names the provider already; leave --provider out.")
    }
    guard !text.isEmpty || (provider == nil && profile == nil) else {
      throw ValidationError("Say what is to be explained: a code, a message, a file or -.")
    }
    guard let provider, ErrorGuide.builtIn.provider(named: provider) == nil else { return }
    throw ValidationError(Self.unknown(provider))
  }

  func run() throws {
    let run = ExplainRun(words: text, provider: provider, profile: profile, format: format)
    try reportingErrorsAtOnce(run.print)
  }

  private static func unknown(_ provider: String) -> String {
    let known = ErrorGuide.builtIn.providers
    let nearest = NearestNames.to(provider, among: known)
    let question =
      nearest.isEmpty
      ? "known are \(known.joined(separator: ", "))." : "did you mean \(nearest[0])?"
    return "Nothing is known of failures of '\(provider)'; \(question)"
  }
}

/// One call of `preflight explain`.
struct ExplainRun {
  let words: [String]
  let provider: String?
  /// The profile as it was typed, or nil.
  let profile: String?
  let format: DataFormat

  private let guide = ErrorGuide.builtIn

  init(words: [String], provider: String?, profile: String?, format: DataFormat) {
    self.words = words
    self.provider = provider
    self.profile = profile
    self.format = format
  }

  /// Explains the text and prints the answer.
  ///
  /// - Throws: `ExitCode` 1 when nothing is known, `FileError` when the text cannot be read.
  func print() throws {
    let provider = try self.provider ?? profile.flatMap(providerOfProfile)
    guard !words.isEmpty else { return try printOverview() }
    let report = guide.report(on: try text, provider: provider)
    try write(report)
    if report.explanations.isEmpty { throw ExitCode(1) }
  }

  private func write(_ report: FailureReport) throws {
    let json = ExplanationJSON(ffmpegVersion: FFmpegVersion.release, createdAt: Timestamp.now)
    var writer = ResultWriter()
    switch format {
    case .json: writer.write(document: json.document(report))
    case .ndjson:
      for explanation in report.explanations {
        writer.write(line: ExplanationJSON.value(explanation))
      }
    case .text where report.explanations.isEmpty:
      writer.write(block: ExplanationOverview(style: style).nothingKnown)
    case .text: writer.write(block: ExplanationText(style: style, profile: profile).text(report))
    }
    try writer.finish()
  }

  private func printOverview() throws {
    var writer = ResultWriter()
    writer.write(block: ExplanationOverview(style: style).overview(guide))
    try writer.finish()
  }

  /// What is to be explained: the words, the file that they name, or standard input.
  private var text: String {
    get throws {
      guard words != ["-"] else { return try StandardInput.text(what: "the failure") }
      guard words.count == 1, let path = words.first, FileKind(of: path) != .missing else {
        if let path = words.first, words.count == 1, path.isPlainlyPath {
          throw FileError(description: "\(path): there is no such file.")
        }
        return words.joined(separator: " ")
      }
      let bytes = try LocalFiles.contents(of: path)
      guard !bytes.contains(0) else {
        throw FileError(
          description: "\(path): is no text; for a media file there is preflight check.")
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The provider of a profile, or of the engine behind it, as far as failures of it are known.
  private func providerOfProfile(_ name: String) throws -> String? {
    let choice = try ProfileChoice(names: [name])
    let engines = try choice.profiles.flatMap(\.engines).map(\.profile)
      .compactMap { try choice.catalog.profile(id: $0) }
    return (choice.profiles + engines).map(\.provider)
      .compactMap(guide.provider(named:)).first
  }

  private var style: TextStyle { TextStyle(width: Terminal.width, isColored: Terminal.isColored) }
}

extension String {
  /// Whether nothing but a path is written so.
  fileprivate var isPlainlyPath: Bool {
    hasPrefix("/") || hasPrefix("./") || hasPrefix("../")
      || [".json", ".txt", ".log"].contains { hasSuffix($0) }
  }
}
