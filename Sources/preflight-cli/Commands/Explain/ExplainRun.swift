import CommandLineArguments
import Media
import Preflight
import ProviderAnswers
import Reports
import System

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
