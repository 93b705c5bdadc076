import CommandLineArguments
import Media
import Preflight
import Preprocess
import Reports
import System
import Workers

/// Carries out one `preflight trim` or `preflight fit`.
struct RepairRun {
  private let input: InputArgument
  private let options: RepairOptions
  private let runner: JobRunner
  private let printer: ReportPrinter

  /// Prepares a run.
  ///
  /// - Throws: `FileError` when the report has no place, or the source would be overwritten.
  init(of input: InputArgument, options: RepairOptions, runner: JobRunner) throws {
    self.input = input
    self.options = options
    self.runner = runner
    printer = try ReportPrinter(options.reporting, protecting: input.path)
    if let output = options.output { try FileIdentity.refuse(output, replacing: input.path) }
  }

  /// Plans, writes and reports; `remember` is told what came of it.
  ///
  /// - Throws: `ExitCode` unless the result is accepted, `MediaError` when something cannot be read
  ///   or written, `RequestError` when what is asked makes no sense.
  func carryOut(_ job: RepairJob, remember: (RepairReport) -> Void = { _ in }) throws {
    do {
      let report = try report(on: job)
      try printer.print(
        .repair(report, runner: runner), besides: [options.output].compactMap(\.self))
      remember(report)
      try Self.exitStatus(of: report).exit()
    } catch let error as MediaError {
      var error = error
      error.reason += error.hint(for: [input])
      if error.kind != .cancelled { printer.print(error) }
      throw error
    }
  }

  private func report(on job: RepairJob) throws -> RepairReport {
    if !job.isPlanned { StopSignal.watch() }
    var line: ProgressLine?
    defer { line?.clear() }
    return try runner.repair(job, replacesExisting: options.reporting.overwrite) { rate in
      line = ProgressLine(of: .frames(rate.flatMap { FrameRate($0) }))
    } progress: { progress in
      if let progress { line?.show(progress) }
      return StopSignal.isAbsent
    }
  }

  private static func exitStatus(of report: RepairReport) -> ExitStatus {
    var status = ExitStatus()
    switch report.outcome {
    case .refused: status.fail()
    case .planned: break
    case .written, .copied: status.count(report.verdict)
    }
    return status
  }
}
