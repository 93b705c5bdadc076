import CommandLineArguments
import Preflight
import System
import Workers

/// Makes results of many files: one failure never stops the others.
struct MakingRun {
  let work: FileWork
  let files: [String]
  let making: MakingOptions
  let reporting: ReportOptions
  let memory: Memory
  let choice: ProfileChoice

  /// Goes through the files and reports.
  ///
  /// - Throws: `FileError` when a list cannot be read, `ExitCode` unless everything was done.
  func run() async throws {
    let sequence = try making.sequence(of: files)
    let worker = FileWorker(
      work: work, recipe: try BatchRecipe([work.command] + work.options, choice: choice),
      made: MadeResults(memory: memory), ceilings: .shared(by: making.jobs),
      timeLimit: making.timeLimit.map { .seconds($0) }, precious: PreciousFiles(named: files))
    var printer = MakingPrinter(reporting, progress: BatchProgress(on: sequence))
    StopSignal.watch()
    await OrderedBatch(limit: making.jobs).run(FileTasks(sequence, work: work)) {
      StopSignal.isAbsent
    } transform: { task in
      worker.outcomes(of: task)
    } deliver: { task, outcomes in
      printer.take(task, outcomes)
    }
    worker.folders.removeEmpty()
    memory.finish()
    try printer.finish()
  }
}

extension [String] {
  /// Paths without the role in front of them, and the one role that they have.
  ///
  /// - Throws: `ValidationError` when they have several.
  func withoutRoles() throws -> (paths: [String], role: String?) {
    let inputs = map { InputArgument(parsing: $0) }
    let roles = Set(inputs.compactMap(\.role))
    guard roles.count < 2 else {
      throw ValidationError(
        "Several files are worked on one by one, each for one role; name one role, not "
          + "\(roles.sorted().joined(separator: " and ")).")
    }
    return (inputs.map(\.path), roles.first)
  }
}
