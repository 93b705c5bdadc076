import CommandLineArguments
import Media
import MediaModel
import Preflight
import Preprocess
import Reports
import System

/// Carries out one `preflight trim` or `preflight fit`.
struct RepairRun {
  private let input: InputArgument
  private let options: RepairOptions
  private let catalog: Catalog
  private let printer: ReportPrinter

  /// Prepares a run.
  ///
  /// - Throws: `FileError` when the report has no place, or the source would be overwritten.
  init(of input: InputArgument, options: RepairOptions, catalog: Catalog = .builtIn) throws {
    self.input = input
    self.options = options
    self.catalog = catalog
    printer = try ReportPrinter(options.reporting, protecting: input.path)
    if let output = options.output { try FileIdentity.refuse(output, replacing: input.path) }
  }

  /// Plans, writes and reports; `remember` is told what came of it.
  ///
  /// - Throws: `ExitCode` unless the result is accepted, `MediaError` when something cannot be read
  ///   or written, `RequestError` when what is asked makes no sense.
  func carryOut(
    planning: (Catalog) throws -> RepairPlan, remember: (RepairReport) -> Void = { _ in }
  ) throws {
    do {
      let plan = try planning(catalog)
      try refuseMisnaming(by: plan)
      let report = try plan.recipe == nil || options.plan ? planned(plan) : written(plan)
      try printer.print(
        .repair(report), besides: [options.output].compactMap(\.self))
      remember(report)
      try Self.exitStatus(of: report).exit()
    } catch let error as MediaError {
      var error = error
      error.reason += error.hint(for: [input])
      if error.kind != .cancelled { printer.print(error) }
      throw error
    }
  }

  /// A plan's report with the place that was named for the result.
  private func planned(_ plan: RepairPlan) -> RepairReport {
    var report = plan.report
    report.output = plan.recipe == nil ? nil : options.output
    if let output = report.output { report.after?.path = output }
    return report
  }

  private func written(_ plan: RepairPlan) throws -> RepairReport {
    guard let output = options.output else { return planned(plan) }
    StopSignal.watch()
    var line = ProgressLine(of: .frames(plan.report.after?.mainVideo?.frameRate.average))
    defer { line.clear() }
    var report = try Repair(catalog: catalog).carryOut(
      plan, to: output, replacesExisting: options.reporting.overwrite
    ) { progress in
      line.show(progress)
      return StopSignal.isAbsent
    }
    if report.outcome == .refused { report.output = nil }
    return report
  }

  /// Refuses a name that says another format than is written.
  private func refuseMisnaming(by plan: RepairPlan) throws {
    guard let output = options.output, let recipe = plan.recipe else { return }
    guard let message = ResultName(output).contradiction(to: recipe.rendition, of: recipe.source)
    else { return }
    throw RequestError(message)
  }

  private static func exitStatus(of report: RepairReport) -> ExitStatus {
    var status = ExitStatus()
    switch report.outcome {
    case .refused: status.fail()
    case .planned: break
    case .written, .copied: status.count(report.verdict, isStrict: false)
    }
    return status
  }
}
