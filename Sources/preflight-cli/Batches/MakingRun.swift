import CommandLineArguments
import Media
import Preflight
import Preprocess
import ProviderAnswers
import Store
import System
import Workers

/// Makes results of many files: one failure never stops the others.
struct MakingRun {
  let work: MakingWork
  let files: [String]
  let making: MakingOptions
  let runner: JobRunner
  let reporting: ReportOptions
  let memory: Memory

  /// Goes through the files and reports.
  ///
  /// - Throws: `FileError` when a list cannot be read, `ExitCode` unless everything was done.
  func run() async throws {
    let sequence = try making.sequence(of: files)
    let maker = FileMaking(
      work: work, recipe: try work.recipe(), made: MadeResults(memory: memory), runner: runner,
      precious: PreciousFiles(named: files))
    var printer = MakingPrinter(reporting, progress: BatchProgress(on: sequence))
    StopSignal.watch()
    await OrderedBatch(limit: making.jobs).run(MakingTasks(sequence, work: work)) {
      StopSignal.isAbsent
    } transform: { task in
      maker.outcomes(of: task)
    } deliver: { task, outcomes in
      printer.take(task, outcomes)
    }
    maker.folders.removeEmpty()
    memory.finish()
    try printer.finish()
  }
}

/// Makes what is wanted of the files of a batch, and decides what need not or must not be made.
struct FileMaking: Sendable {
  let work: MakingWork
  /// What decides how results look.
  let recipe: String
  let made: MadeResults
  let runner: JobRunner
  let folders = ResultFolders()
  /// What must not be replaced, whatever was asked.
  let precious: PreciousFiles

  /// What came of a task, part by part.
  func outcomes(of task: MakingTask) -> [PartOutcome] {
    let entry = task.entry
    if task.isRepeated || (entry.isFound && made.includes(entry.path)) { return [.passedOver] }
    return task.parts.map { part in
      guard StopSignal.isAbsent else { return .stopped }
      if let obstacle = part.obstacle { return .failed(obstacle) }
      do {
        return try carryOut(part, of: entry)
      } catch {
        return outcome(of: error, about: entry)
      }
    }
  }

  private func carryOut(_ part: MakingTask.Part, of entry: InputEntry) throws -> PartOutcome {
    let source = MadeResult.File(at: entry.path)
    let recipe = part.picks == nil ? recipe : try work.recipe(for: part)
    var replaces = work.overwrites
    if let target = part.target, let source {
      let standing = made.standing(of: target, source: source, recipe: recipe)
      if standing == .done, !work.overwrites { return .done(target) }
      replaces = try mayReplace(target, standing)
    }
    if let target = part.target { try folders.make(for: target) }
    let outcome = try outcome(of: work.job(for: part, of: entry.path), replacing: replaces)
    if let target = part.target, let source, outcome.results.allSatisfy(\.isInPlace),
      !outcome.results.isEmpty, MadeResult.File(at: source.path) == source
    {
      made.remember(
        outcome.results.compactMap(\.output), of: source, target: target, recipe: recipe)
    }
    return outcome
  }

  /// Whether what is there may be replaced.
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
    of job: MakingWork.Template, replacing replaces: Bool
  ) throws -> PartOutcome {
    switch job {
    case .repair(let job):
      let report = try runner.repair(
        job, replacesExisting: replaces, begin: { _ in }, progress: { _ in StopSignal.isAbsent })
      made.memory.remember(report, for: job.acceptance)
      return .repair(report)
    case .frames(let job):
      var count = 0
      do {
        let stills = try runner.stills(job, replacesExisting: replaces) { done in
          count = done?.count ?? count
          return StopSignal.isAbsent
        }
        return .stills(stills)
      } catch let refused as RefusedStill {
        return .refused(refused.refusals, path: refused.path, notes: [])
      } catch var error as MediaError {
        if count > 0, error.isInterruption {
          error.reason += " " + FramesRun.words(forKept: count)
        }
        throw error
      }
    }
  }

  private func outcome(of error: any Error, about entry: InputEntry) -> PartOutcome {
    guard let error = error as? MediaError else { return .failed("\(error)") }
    switch error.kind {
    case .cancelled: return .stopped
    case .notMedia where entry.isFound && !MediaName.promisesMedia(entry.path):
      return .passedOver
    case _ where error.path == entry.path: return .failed(error.reason)
    case _: return .failed("\(error)")
    }
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
