import CommandLineArguments
import Media
import Platform
import Preflight
import ProviderAnswers
import Reports
import Store
import System

/// `preflight support`: the facts that a support desk asks for.
struct SupportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support",
    abstract: "Prints what a support team needs to know about a run.",
    discussion: HelpText.of("support"))

  @Argument(help: "The number of a run, as 'preflight history --runs' shows it.")
  var run: Int?

  @Option(help: ArgumentHelp("What you tried, in your own words.", valueName: "text"))
  var note: String?

  @Option(
    help: ArgumentHelp(
      "The application you used, with its version.", valueName: "name"))
  var host: String?

  @OptionGroup var output: OutputOptions

  func validate() throws { _ = try output.format.asData(in: "support") }

  mutating func run() async throws {
    let command = self
    try reportingErrorsAtOnce { try SupportRun(command: command).print() }
  }
}

/// Carries out one `preflight support`.
struct SupportRun {
  let command: SupportCommand

  /// Prints the facts of the run.
  ///
  /// - Throws: `FileError` when there is no such run or no memory, or the results cannot be written.
  func print() throws {
    let entry = try entry(in: Memory())
    let redactor = Redactor(
      secrets: ProcessEnvironment.secrets, home: Terminal.environment("HOME"))
    let facts = SupportFacts(
      entry, profile: try? UserProfiles.catalog().profile(named: entry.profileID),
      note: command.note, host: command.host, system: .current, redactor: redactor)
    guard let facts else {
      throw FileError(
        description: "Number \(entry.id ?? 0) is a check, and nothing was sent; name a run of "
          + "'preflight history --runs'.")
    }
    var writer = try command.output.writer()
    let document = SupportJSON(
      ffmpegVersion: FFmpegVersion.release, createdAt: Timestamp.now,
      universalTime: Self.universalTime, localTime: Timestamp.withOffset)
    switch command.output.format {
    case .text:
      let text = SupportText(
        style: command.output.style, universalTime: Self.universalTime,
        localTime: Timestamp.withOffset)
      writer.write(block: text.text(facts))
    case .json: writer.write(document: document.document(facts))
    case .ndjson: writer.write(line: document.document(facts))
    // The command refused them.
    case .html, .markdown, .junit: break
    }
    try writer.finish()
  }

  /// The run that is meant: that of the number, or the last one that failed.
  private func entry(in memory: Memory) throws -> HistoryEntry {
    guard MemoryFolder.path.map({ Database.exists(in: $0) }) ?? false else {
      throw FileError(description: "Nothing is remembered: no run was recorded yet.")
    }
    let store = try memory.store()
    do throws(StoreError) {
      if let number = command.run {
        guard let entry = try store.entry(Int64(number)) else {
          throw StoreError(.other, path: "Run \(number)", reason: "no such run.")
        }
        return entry
      }
      let runs = try store.history(HistoryFilter(kind: .runs, maximumCount: 100))
      guard let failed = runs.first(where: \.hasFailed) else {
        throw StoreError(
          .other, path: "preflight support",
          reason: "no recent run failed; name one of 'preflight history --runs'.")
      }
      return failed
    } catch {
      throw FileError(description: "\(error)")
    }
  }

  private static let universalTime: @Sendable (Int64) -> String = {
    Timestamp.text(secondsSince1970: Int($0))
  }
}

extension HistoryEntry {
  /// Whether it is a run that started and did not end well.
  fileprivate var hasFailed: Bool {
    guard let run else { return false }
    let explanations = ErrorGuide.builtIn.explanations(of: run.answer)
    switch RunOutcome(run, explanations: explanations) {
    case .rejected, .failed, .died: return true
    case .accepted, nil: return false
    }
  }
}

extension SupportFacts.System {
  /// The system on which this process runs.
  static var current: SupportFacts.System {
    var names = utsname()
    let isKnown = unsafe uname(&names) == 0
    return SupportFacts.System(
      name: distribution ?? text(&names.sysname),
      kernel: isKnown ? "\(text(&names.sysname)) \(text(&names.release))" : "unknown kernel",
      architecture: isKnown ? text(&names.machine) : "unknown architecture",
      ffmpegVersion: FFmpegVersion.release)
  }

  /// Name and version as the system calls itself, or nil.
  private static var distribution: String? {
    #if canImport(Darwin)
      var version = [UInt8](repeating: 0, count: 64)
      var count = version.count
      guard unsafe sysctlbyname("kern.osproductversion", &version, &count, nil, 0) == 0 else {
        return "macOS"
      }
      return "macOS " + String(decoding: version.prefix { $0 != 0 }, as: UTF8.self)
    #else
      let paths = ["/etc/os-release", "/usr/lib/os-release"]
      let contents = paths.lazy.compactMap { try? LocalFiles.contents(of: $0) }.first
      let lines = contents.map { String(decoding: $0, as: UTF8.self).split(separator: "\n") } ?? []
      return lines.first { $0.hasPrefix("PRETTY_NAME=") }
        .map { $0.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" && $0 != "'" } }
    #endif
  }

  /// The text in a field of C's structure.
  private static func text<Field>(_ field: inout Field) -> String {
    unsafe withUnsafeBytes(of: &field) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
