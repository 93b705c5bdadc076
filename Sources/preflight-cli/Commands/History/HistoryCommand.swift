import CommandLineArguments
import Media
import Preflight
import ProviderAnswers
import Reports
import Store
import System

/// `preflight history`: what was checked and run, and what changed since it worked.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows what was checked and run, and what has changed since a file last worked.",
    discussion: HelpText.of("history"))

  @Argument(
    help: "A file, to show what is remembered of it and what has changed since it last worked.",
    completion: .file())
  var file: String?

  @Option(
    name: .profile, help: ArgumentHelp("Only entries for this profile.", valueName: "profile"),
    completion: .profiles)
  var profile: String?

  @Option(help: "Only entries with this verdict.")
  var verdict: Verdict?

  @Option(help: ArgumentHelp("Only entries from this date on.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only entries up to this date.", valueName: "date"))
  var until: String?

  @Flag(help: "Only runs.")
  var runs = false

  @Flag(help: "Only checks.")
  var checks = false

  @Option(help: ArgumentHelp("Maximum number of entries; 0 for all.", valueName: "n"))
  var limit = 20

  @Flag(help: "Add up the expected cost of runs, and of those that were stopped.")
  var spending = false

  @Option(
    help: ArgumentHelp(
      "Remove what is remembered of a file, or everything.", valueName: "file|all"),
    completion: .file())
  var forget: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    _ = try output.format.asData(in: "history")
    guard limit >= 0 else { throw ValidationError("--limit must be at least 0.") }
    guard !runs || !checks else {
      throw ValidationError("--runs and --checks exclude each other; keep one.")
    }
    guard !spending || !checks else {
      throw ValidationError("Checks cost nothing; leave --checks out.")
    }
    guard forget == nil || (file == nil && !spending) else {
      throw ValidationError(
        "--forget names what is removed; leave the other file and --spending out.")
    }
    guard forget?.isEmpty != true else {
      throw ValidationError("--forget needs the name of a file, or 'all'.")
    }
    let since = try DateArgument.seconds(since, .start, of: "--since")
    let until = try DateArgument.seconds(until, .end, of: "--until")
    if let since, let until, until <= since {
      throw ValidationError("Nothing would be left: --until must be after --since.")
    }
  }

  mutating func run() async throws {
    let command = self
    try reportingErrorsAtOnce {
      let run = try HistoryRun(command)
      if let forget = command.forget { try run.forget(forget) } else { try run.show() }
    }
  }
}

/// Carries out one `preflight history`.
struct HistoryRun {
  private let command: HistoryCommand
  private let filter: HistoryFilter
  private let memory = Memory()

  /// Prepares a run.
  ///
  /// - Throws: `DocumentError` when no profile has the name.
  init(_ command: HistoryCommand) throws {
    self.command = command
    var filter = HistoryFilter(
      kind: command.runs || command.spending ? .runs : command.checks ? .checks : nil,
      verdict: command.verdict,
      since: try DateArgument.seconds(command.since, .start, of: "--since"),
      until: try DateArgument.seconds(command.until, .end, of: "--until"))
    filter.profileID = try command.profile.map { try Self.profileID($0) }
    self.filter = filter
  }

  /// Prints what is remembered.
  ///
  /// - Throws: `FileError` when there is no memory, or the results cannot be written.
  func show() throws {
    var writer = try command.output.writer()
    // Earlier versions kept more of what providers said.
    let entries = try isEmpty ? [] : entries(in: memory.store()).map(\.storable)
    if command.spending {
      print(Spending(entries), to: &writer)
    } else {
      let since = command.file.flatMap { SinceSuccess(entries, now: current(at: $0)) }
      let limit = command.limit == 0 ? entries.count : command.limit
      print(Array(entries.prefix(limit)), since: since, to: &writer)
    }
    try writer.finish()
  }

  /// Removes what is remembered of a file, or of all.
  ///
  /// - Throws: `FileError` when there is no memory, or it cannot be written.
  func forget(_ name: String) throws {
    guard !isEmpty else {
      printError("Nothing is remembered.")
      return
    }
    let store = try memory.store()
    var filter = filter
    let path = name == "all" ? nil : name
    filter.path = path.map(AbsolutePath.resolved)
    let count: Int
    do throws(StoreError) {
      count = try store.forgetHistory(filter)
      if filter == HistoryFilter(path: filter.path) {
        try store.forgetFacts(of: path.map(AbsolutePath.of))
      }
    } catch {
      throw FileError(description: "\(error)")
    }
    var writer = ResultWriter()
    writer.write(block: "Removed \(count) \(count == 1 ? "entry" : "entries").")
    try writer.finish()
  }

  /// Whether nothing was ever stored, so that there is nothing to open or make.
  private var isEmpty: Bool { MemoryFolder.path.map { !Database.exists(in: $0) } ?? false }

  private func entries(in store: Database) throws -> [HistoryEntry] {
    var filter = filter
    do throws(StoreError) {
      if let file = command.file {
        filter.path = AbsolutePath.resolved(file)
        let runs = try store.history(HistoryFilter(kind: .runs, maximumCount: 1))
        // Only runs are remembered by content: without one, the file need not be read.
        if !runs.isEmpty { filter.contentHash = try? FileHash.sha256(of: file) }
      } else if !command.spending && command.limit > 0 {
        filter.maximumCount = command.limit
      }
      return try store.history(filter)
    } catch {
      throw FileError(description: "\(error)")
    }
  }

  /// The file as it is now, or nil when it cannot be read.
  private func current(at path: String) -> MediaRecord? {
    guard let facts = try? memory.facts(of: path, depth: .header) else { return nil }
    var record = MediaRecord(facts, path: AbsolutePath.resolved(path))
    record.contentHash = try? FileHash.sha256(of: path)
    return record
  }

  private func print(_ spending: Spending, to writer: inout ResultWriter) {
    switch command.output.format {
    case .text: writer.write(block: SpendingText(style: command.output.style).text(spending))
    case .json: writer.write(document: json.document([], spending: spending))
    case .ndjson: writer.write(line: json.document([], spending: spending))
    // The command refused them.
    case .html, .markdown, .junit: break
    }
  }

  private func print(
    _ entries: [HistoryEntry], since: SinceSuccess?, to writer: inout ResultWriter
  ) {
    switch command.output.format {
    case .text:
      let text = HistoryText(
        style: command.output.style, timeText: Timestamp.local(secondsSince1970:))
      if let file = command.file { writer.write(block: text.text(since, of: file)) }
      writer.write(block: entries.isEmpty ? "Nothing is remembered." : text.text(entries))
    case .json: writer.write(document: json.document(entries, since: since))
    case .ndjson: for entry in entries { writer.write(line: json.value(entry)) }
    case .html, .markdown, .junit: break
    }
  }

  private var json: HistoryJSON {
    HistoryJSON(ffmpegVersion: FFmpegVersion.release, createdAt: Timestamp.now) {
      Timestamp.text(secondsSince1970: Int($0))
    }
  }

  /// The id that a name means; a profile that is no longer there may be named by its whole id.
  private static func profileID(_ name: String) throws -> String {
    name.contains("/") && !UserProfiles.isPath(name)
      ? (try? UserProfiles.catalog().profile(named: name).id) ?? name
      : try ProfileChoice(names: [name]).profiles.first?.id ?? name
  }
}
