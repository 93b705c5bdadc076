import Foundation
import Media
import MediaModel
import System
import TestMedia
import Testing

@testable import Workers
@testable import preflight_cli

/// Damaged files through workers: facts or a refusal, the same as without a worker, and no more.
struct FuzzTests {
  /// Far more than any file needs: FFmpeg itself computes for six seconds on some mutants.
  ///
  /// A checker of memory needs a multiple.
  private static let ceilings =
    Sanitizer.isPresent
    ? Ceilings(memory: 4 << 30, computing: 60_000, waiting: 600_000)
    : Ceilings(memory: 512 << 20, computing: 20_000, waiting: 300_000)

  private static func pool() throws -> WorkerPool {
    WorkerPool(
      capacity: 2, ceilings: ceilings, program: WorkerProgram(path: try BuiltTool.path))
  }

  @Test func mutantsDoNoHarm() async throws {
    let sources = try SourceFile.made() + SourceFile.real()
    let run = FuzzRun(seed: 1, count: 180, sources: sources, pool: try Self.pool())
    let results = try await run.results(jobs: 2)
    #expect(results.count == 180)
    for result in results {
      #expect(!result.outcome.isTrouble, "\(result)")
    }
    // Damage that leaves nothing to read, or changes nothing, would test nothing.
    #expect(results.count { $0.outcome == .facts } > 60)
    #expect(results.count { $0.outcome == .refused } > 10)
  }

  @Test func aMutantIsTheSameEveryTime() throws {
    let sources = try SourceFile.made()
    for number in 0..<40 {
      let (first, second) = (
        Mutant(seed: 7, number: number, from: sources),
        Mutant(seed: 7, number: number, from: sources)
      )
      #expect(first.bytes == second.bytes)
    }
    let all = Set((0..<200).map { Mutant(seed: 7, number: $0, from: sources).bytes })
    #expect(all.count > 190)
  }

  /// The long run of `Scripts/fuzz`.
  @Test(.enabled(if: Wanted.count != nil && !Wanted.isForCommands, "Scripts/fuzz says how many"))
  func manyMutantsDoNoHarm() async throws {
    let sources = try SourceFile.made() + SourceFile.real()
    let run = FuzzRun(
      seed: Wanted.seed, count: Wanted.count ?? 0, sources: sources, pool: try Self.pool(),
      keptIn: Wanted.folder)
    let results = try await run.results(jobs: 2)
    print(
      "\n\(results.count) mutants of \(sources.count) files, seed \(run.seed)\n\(results.table)")
    #expect(results.filter(\.outcome.isTrouble).map(\.name) == [])
  }

  /// Mutants for `Scripts/fuzz --commands`, which runs the tool on them.
  @Test(.enabled(if: Wanted.isForCommands, "Scripts/fuzz --commands says how many"))
  func mutantsAreWritten() throws {
    let sources = try SourceFile.made() + SourceFile.real()
    let folder = URL(fileURLWithPath: try #require(Wanted.folder))
    for number in 0..<(Wanted.count ?? 0) {
      // Every seed takes other files first.
      let mutant = Mutant(
        seed: Wanted.seed, number: number &+ Int(Wanted.seed % 1_000_003), from: sources)
      let file = folder.appendingPathComponent(mutant.fileName)
      try Data(mutant.bytes).write(to: file)
      try Data("\(mutant.operations)\n".utf8).write(to: file.appendingPathExtension("txt"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count > 1)
  }

  /// What `Scripts/fuzz` asks for.
  private enum Wanted {
    private static let variables = ProcessInfo.processInfo.environment
    static let count = variables["PREFLIGHT_FUZZ_COUNT"].flatMap { Int($0) }
    static let seed = variables["PREFLIGHT_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
    static let folder = variables["PREFLIGHT_FUZZ_KEEP"]
    static let isForCommands = variables["PREFLIGHT_FUZZ_COMMANDS"] != nil
  }
}
