import Foundation
import Media
import MediaModel
import TestMedia
import Workers

@testable import preflight_cli

/// Damages files and has them read in workers and directly.
struct FuzzRun {
  let seed: UInt64
  let count: Int
  let sources: [SourceFile]
  let pool: WorkerPool
  /// Where mutants that cause trouble are kept, or nil.
  var keptIn: String?

  /// Reading that takes longer is worth a look.
  private static let slowness: Duration = .seconds(2)

  /// One mutant and what came of it.
  struct Result {
    let name: String
    let operations: [String]
    let outcome: FuzzOutcome
    let duration: Duration
    /// What was said of it.
    let words: String
  }

  /// Reads all mutants, several at once.
  func results(jobs: Int) async throws -> [Result] {
    let folder = try TemporaryFolder()
    return await withTaskGroup(of: Result.self) { group in
      var results: [Result] = []
      for number in 0..<count {
        if number >= jobs, let result = await group.next() { results.append(result) }
        group.addTask { read(number, in: folder) }
      }
      for await result in group { results.append(result) }
      return results
    }
  }

  private func read(_ number: Int, in folder: TemporaryFolder) -> Result {
    let mutant = Mutant(seed: seed, number: number, from: sources)
    let depth: ProbeDepth = number % 3 == 0 ? .packets : .header
    guard let path = try? folder.write(mutant.bytes, named: mutant.fileName) else {
      return Result(
        name: mutant.fileName, operations: mutant.operations, outcome: .differs, duration: .zero,
        words: "cannot be written")
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    var answer = Answer.error(MediaError(.notFound, path: path, reason: ""))
    let duration = ContinuousClock().measure {
      answer = Answer { () throws(MediaError) in try pool.facts(of: path, depth: depth) }
    }
    let (outcome, words) = judgement(of: answer, path: path, depth: depth, duration)
    if outcome.isRemarkable { keep(mutant, words) }
    return Result(
      name: mutant.fileName, operations: mutant.operations, outcome: outcome, duration: duration,
      words: words)
  }

  private func judgement(
    of answer: Answer, path: String, depth: ProbeDepth, _ duration: Duration
  ) -> (FuzzOutcome, String) {
    if case .error(let error) = answer {
      switch error.kind {
      case .decoderCrashed: return (.crashed, error.reason)
      case .timedOut: return (.timedOut, error.reason)
      case .tooLarge where error.reason.contains("of memory"): return (.grew, error.reason)
      default: break
      }
    }
    let direct = Answer { () throws(MediaError) in try MediaProbe(depth: depth).facts(of: path) }
    guard direct == answer else { return (.differs, "\(answer)\n\(direct)") }
    if duration > Self.slowness { return (.slow, "\(duration)") }
    switch answer {
    case .facts: return (.facts, "")
    case .error(let error): return (.refused, error.reason)
    }
  }

  private func keep(_ mutant: Mutant, _ words: String) {
    guard let keptIn else { return }
    let path = "\(keptIn)/\(seed)-\(mutant.fileName)"
    let note = "seed \(seed), number \(mutant.number): \(mutant.operations)\n\(words)\n"
    try? Data(mutant.bytes).write(to: URL(fileURLWithPath: path))
    try? Data(note.utf8).write(to: URL(fileURLWithPath: path + ".txt"))
  }
}

extension [FuzzRun.Result] {
  /// How often each outcome came, and the slowest.
  var table: String {
    let rows = FuzzOutcome.allCases.map { outcome in
      let number = "\(count { $0.outcome == outcome })"
      return String(repeating: " ", count: Swift.max(0, 8 - number.count)) + number + "  "
        + outcome.rawValue
    }
    let slowest = self.max { $0.duration < $1.duration }
    return rows.joined(separator: "\n")
      + (slowest.map { "\n slowest: \($0.name), \($0.duration)" } ?? "")
  }
}
