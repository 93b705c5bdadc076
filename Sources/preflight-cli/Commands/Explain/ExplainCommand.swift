import CommandLineArguments
import JSON
import Media
import Preflight
import ProviderAnswers
import Reports
import System

/// `preflight explain`: what a provider's failure means, and what to do.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a provider's error, and what to do about it.",
    discussion: HelpText.of("explain"))

  @Argument(
    help: "A code, a message, a file, - for standard input, or a description in your own words.",
    completion: .file())
  var text: [String] = []

  @Option(
    help: "Whose error it is, if the text does not say.",
    completion: .list(ErrorGuide.builtIn.providers))
  var provider: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The profile that was used, instead of --provider.", valueName: "profile"),
    completion: .profiles)
  var profile: String?

  @Option(
    help: """
      Output format: text to read, json for one document, ndjson for one line per explanation.
      """)
  var format = DataFormat.text

  func validate() throws {
    guard provider == nil || profile == nil else {
      throw ValidationError("--for names the provider already; leave --provider out.")
    }
    guard !text.isEmpty || (provider == nil && profile == nil) else {
      throw ValidationError("Say what to explain: a code, a message, a file or -.")
    }
    guard let provider, ErrorGuide.builtIn.provider(named: provider) == nil else { return }
    throw ValidationError(Self.unknown(provider))
  }

  func run() throws { try reportingErrorsAtOnce(explain) }

  private static func unknown(_ provider: String) -> String {
    let known = ErrorGuide.builtIn.providers
    let nearest = NearestNames.to(provider, among: known)
    let question =
      nearest.isEmpty
      ? "known are \(known.joined(separator: ", "))." : "did you mean \(nearest[0])?"
    return "No errors of '\(provider)' are known; \(question)"
  }
}

extension ExplainCommand {
  private var guide: ErrorGuide { .builtIn }

  /// Prints what is known of the text.
  ///
  /// - Throws: `ExitCode` 1 when nothing is known, `FileError` when the text cannot be read.
  private func explain() throws {
    let provider = try self.provider ?? profile.flatMap(providerOfProfile)
    guard !text.isEmpty else { return try printOverview() }
    let report = guide.report(on: try explainedText, provider: provider)
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
      writer.write(block: ExplanationOverview(style: .ofResults).nothingKnown(report))
    case .text:
      writer.write(block: ExplanationText(style: .ofResults, profile: profile).text(report))
    }
    try writer.finish()
  }

  private func printOverview() throws {
    var writer = ResultWriter()
    writer.write(block: ExplanationOverview(style: .ofResults).overview(guide))
    try writer.finish()
  }

  /// What is to be explained: the words, the file that they name, or standard input.
  private var explainedText: String {
    get throws {
      guard text != ["-"] else { return try StandardInput.text(what: "the failure") }
      guard text.count == 1, let path = text.first, FileKind(of: path) != .missing else {
        if let path = text.first, text.count == 1, path.isPlainlyPath {
          throw FileError(description: "\(path): no such file.")
        }
        return text.joined(separator: " ")
      }
      let bytes = try LocalFiles.contents(of: path)
      guard !bytes.contains(0) else {
        throw FileError(
          description: "\(path): is not text; use 'preflight check' for a media file.")
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The provider of a profile, or of the engine behind it, as far as failures of it are known.
  private func providerOfProfile(_ name: String) throws -> String? {
    let choice = try ProfileChoice(names: [name])
    let engines = try choice.profiles.flatMap(\.engines).map(\.profile)
      .compactMap { try choice.catalog.profile(id: $0) }
    return (choice.profiles + engines).flatMap { [$0.providerName, $0.provider] }
      .compactMap(guide.provider(named:)).first
  }
}

extension String {
  /// Whether nothing but a path is written so.
  fileprivate var isPlainlyPath: Bool {
    hasPrefix("/") || hasPrefix("./") || hasPrefix("../")
      || [".json", ".txt", ".log"].contains { hasSuffix($0) }
  }
}
