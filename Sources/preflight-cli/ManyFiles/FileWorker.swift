import Media
import Preflight
import ProviderAnswers
import Store
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Carries out the tasks of a batch, each in a process of its own.
struct FileWorker: Sendable {
  let work: FileWork
  let recipe: BatchRecipe
  let made: MadeResults
  let ceilings: ChildCeilings
  /// How long a file may take, or nil for a time by its size.
  let timeLimit: Duration?
  let folders = ResultFolders()
  /// What must not be replaced, whatever was asked.
  let precious: PreciousFiles

  /// What came of a task, part by part.
  func outcomes(of task: FileTask) -> [PartOutcome] {
    let entry = task.entry
    if task.isRepeated || (entry.isFound && made.includes(entry.path)) { return [.passedOver] }
    return task.parts.map { part in
      guard StopSignal.isAbsent else { return .stopped }
      if let obstacle = part.obstacle { return .failed(obstacle) }
      do throws(FileError) {
        return try carryOut(part, of: entry)
      } catch {
        return .failed(error.description)
      }
    }
  }

  private func carryOut(
    _ part: FileTask.Part, of entry: InputEntry
  ) throws(FileError) -> PartOutcome {
    let source = MadeResult.File(at: entry.path)
    let sum = recipe.sum(with: part.words)
    var replaces = work.overwrites
    if let target = part.target, let source {
      let standing = made.standing(of: target, source: source, recipe: sum)
      if standing == .done, !work.overwrites { return .done(target) }
      replaces = try mayReplace(target, standing)
    }
    if let target = part.target { try folders.make(for: target) }
    let time = timeLimit ?? TimeCeiling.usual(forByteCount: source?.byteCount ?? 0)
    let child = ChildProcess(
      arguments: work.arguments(for: part, of: entry.path, replacing: replaces),
      ceilings: ceilings, mayTake: time)
    let result = try child.run()
    if case .killed = result.ending { removeLeftovers(of: result.id, at: part.target) }
    let outcome = self.outcome(of: entry, result, mayTake: time)
    remember(outcome, of: part, source: source, recipe: sum)
    return outcome
  }

  /// Whether the process may replace what is there.
  ///
  /// - Throws: `FileError` when nobody may.
  private func mayReplace(
    _ target: String, _ standing: MadeResults.Standing
  ) throws(FileError) -> Bool {
    switch standing {
    case .free, .done: return work.overwrites
    case .outdated: return true
    case .changed:
      guard work.overwrites else {
        throw FileError(
          description: "\(target) was changed after it was made; add --overwrite to replace it.")
      }
      return true
    case .foreign:
      guard work.overwrites else {
        throw FileError(description: "\(target) exists already; add --overwrite to replace it.")
      }
      try precious.refuse(target)
      return true
    }
  }

  private func outcome(
    of entry: InputEntry, _ result: ChildProcess.Result, mayTake time: Duration
  ) -> PartOutcome {
    if case .killed(let signal) = result.ending {
      if result.isTimedOut {
        return .failed(
          "took longer than \(ProgressWords.time(time / .seconds(1))) and was stopped; --time-limit "
            + "allows more.")
      }
      return StopSignal.isAbsent ? .failed(Self.words(for: signal)) : .stopped
    }
    let lines = result.output.split(separator: UInt8(ascii: "\n"))
    let results = lines.compactMap { ResultLine(json: Array($0)) }
    switch result.ending.exitCode {
    case 0 where !results.isEmpty, 1 where !results.isEmpty:
      return .finished(lines: lines.map { String(decoding: $0, as: UTF8.self) }, results: results)
    case 130, 143: return .stopped
    default:
      let isNoMedia = lines.contains { ErrorLine(json: Array($0))?.kind == "notMedia" }
      if isNoMedia, entry.isFound, !MediaName.promisesMedia(entry.path) { return .passedOver }
      return .failed(Self.message(in: result.errors, about: entry.path))
    }
  }

  private func remember(
    _ outcome: PartOutcome, of part: FileTask.Part, source: MadeResult.File?, recipe: String
  ) {
    guard case .finished(_, let results) = outcome, let target = part.target, let source,
      results.allSatisfy({ $0.isInPlace }), MadeResult.File(at: source.path) == source
    else { return }
    made.remember(results.compactMap(\.output), of: source, target: target, recipe: recipe)
  }

  private func removeLeftovers(of process: pid_t, at target: String?) {
    guard let target else { return }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    Leftovers.remove(of: process, in: work.writesFolders ? target : folder)
  }

  private static func words(for signal: Int32) -> String {
    switch signal {
    case SIGKILL: "was ended by the system, as a rule because memory ran out."
    default:
      "crashed what reads or writes it (signal \(signal)); the file is damaged, or made to do that."
    }
  }

  /// The last sentence on standard error, without the path that stands in front of the line anyway.
  private static func message(in errors: [UInt8], about path: String) -> String {
    let lines = errors.split(separator: UInt8(ascii: "\n"))
      .map { String(decoding: $0, as: UTF8.self) }
    guard var message = lines.last.map({ Substring($0) }) else {
      return "was not finished, and nothing says why."
    }
    for prefix in ["preflight: ", "Error: ", path.printable + ": "] where message.hasPrefix(prefix)
    {
      message = message.dropFirst(prefix.count)
    }
    return String(message)
  }
}

extension ResultLine {
  /// Whether there is a result that is accepted.
  fileprivate var isInPlace: Bool {
    switch outcome {
    case .written, .copied: verdict != .fail && output != nil
    case .planned, .refused: false
    }
  }
}
