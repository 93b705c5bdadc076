import CommandLineArguments
import JSON
import Media
import MediaModel
import Preflight
import Preprocess
import Reports
import System
import Workers

/// Carries out one `preflight transition`.
struct TransitionRun {
  private let runner: JobRunner
  private let options: ReportOptions
  private let printer: ReportPrinter

  /// Prepares a run.
  ///
  /// - Throws: `FileError` when the report has no place, or a source would be overwritten.
  init(of inputs: PairInputs, options: ReportOptions, runner: JobRunner) throws {
    self.runner = runner
    self.options = options
    printer = try ReportPrinter(options, protecting: inputs.start, inputs.end)
  }

  /// Makes the pair and reports on it.
  ///
  /// - Throws: `ExitCode` unless the pair is accepted, `MediaError` when something cannot be read or
  ///   written, `RequestError` when what is asked makes no sense.
  func carryOut(_ job: PairJob, failing: Set<Verdict>) throws {
    StopSignal.watch()
    do {
      let pair = try withProgress { progress in
        try runner.pair(job, replacesExisting: options.overwrite) { done in
          done.map(progress) ?? StopSignal.isAbsent
        }
      }
      let document = try complete(pair, in: job.folder)
      try printer.print(.pair(pair), besides: pair.report.paths + [document])
      var status = ExitStatus()
      status.count(
        pair.report.verdict, failing: failing)
      try status.exit()
    } catch let refused as RefusedPair {
      try report(refused, of: job)
    } catch let error as MediaError {
      if error.kind != .cancelled { printer.print(error) }
      throw error
    }
  }

  /// Adds the document to the files, gives all of them their names, and tells that of the document.
  private func complete(
    _ pair: PreparedPair, in folder: String
  ) throws(MediaError) -> String {
    let file = try pair.output.file(named: "pair.json")
    try MediaError.asMedia(
      try file.write(Array(printer.text(.pair(pair), as: .json).utf8)))
    pair.output.add(file)
    guard StopSignal.isAbsent else {
      throw MediaError(.cancelled, path: folder, reason: "was not finished: cancelled.")
    }
    try pair.output.commit()
    return file.path
  }

  private func withProgress<Result>(
    _ work: ((RenderProgress) -> Bool) throws -> Result
  ) throws -> Result {
    var line = ProgressLine(of: .frames(nil))
    defer { line.clear() }
    return try work { progress in
      line.show(progress)
      return StopSignal.isAbsent
    }
  }

  private func report(_ refused: RefusedPair, of job: PairJob) throws {
    try printer.print(
      .refusedPair(
        refused.refusals, from: job.start, to: job.end, of: refused.path ?? job.subject,
        for: job.acceptance.profiles))
    var status = ExitStatus()
    status.fail()
    try status.exit()
  }
}
