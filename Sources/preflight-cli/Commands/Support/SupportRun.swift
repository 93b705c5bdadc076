import CommandLineArguments
import Media
import Preflight
import ProviderAnswers
import Reports
import Store
import System

/// Carries out one `preflight support`.
struct SupportRun {
  private let command: SupportCommand

  init(_ command: SupportCommand) { self.command = command }

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
    guard MemoryFolder.path.map({ Store.exists(in: $0) }) ?? false else {
      throw FileError(description: "Nothing is remembered: no run was recorded yet.")
    }
    let store = try memory.store()
    do throws(StoreError) {
      if let number = command.run {
        guard let entry = try store.entry(Int64(number)) else {
          throw StoreError(.other, path: "Run \(number)", reason: "there is none of this number.")
        }
        return entry
      }
      let runs = try store.history(HistoryFilter(kind: .runs, maximumCount: 100))
      guard let failed = runs.first(where: \.hasFailed) else {
        throw StoreError(
          .other, path: "preflight support",
          reason: "no run failed lately; name one of 'preflight history --runs'.")
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
