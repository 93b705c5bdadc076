import CommandLineArguments
import JSON
import Media
import MediaModel
import Preflight
import Preprocess
import Reports
import System

/// Carries out one `preflight transition`.
struct TransitionRun {
  private let inputs: PairInputs
  private let folder: String
  private let options: ReportOptions
  private let printer: ReportPrinter

  /// Prepares a run.
  ///
  /// - Throws: `FileError` when the report has no place, or a source would be overwritten.
  init(of inputs: PairInputs, into folder: String, options: ReportOptions) throws {
    self.inputs = inputs
    self.folder = folder
    self.options = options
    printer = try ReportPrinter(options, protecting: inputs.start, inputs.end)
  }

  /// Makes the pair and reports on it.
  ///
  /// - Throws: `ExitCode` unless the pair is accepted, `MediaError` when something cannot be read or
  ///   written, `RequestError` when what is asked makes no sense.
  func carryOut(
    _ chosen: TransitionOptions, for acceptance: RepairPlan.Acceptance, in catalog: Catalog,
    hashesSources: Bool, isStrict: Bool
  ) throws {
    StopSignal.watch()
    do {
      let pair = try withProgress { progress in
        try PairExtraction(catalog: catalog).prepare(
          from: inputs.start, to: inputs.end, options: chosen, for: acceptance, into: folder,
          replacesExisting: options.overwrite, hashesSources: hashesSources, progress: progress)
      }
      try complete(pair)
      try printer.print(.pair(pair), besides: paths(of: pair))
      var status = ExitStatus()
      status.count(
        pair.report.verdict, failing: isStrict ? [.fail, .warn, .unknown] : [.fail])
      try status.exit()
    } catch let refused as RefusedPair {
      try report(refused, for: acceptance.profiles)
    } catch let error as MediaError {
      if error.kind != .cancelled { printer.print(error) }
      throw error
    }
  }

  /// Adds the picture of both and the document to the files, and gives all of them their names.
  private func complete(_ pair: PreparedPair) throws {
    try refuseSources(pair)
    let both = try FramePair(start: pair.start, end: pair.end, longSide: 800)
    try pair.add(contactSheet: both.sideBySide, named: "pair.png")
    try pair.add(Array(printer.text(.pair(pair), as: .json).utf8), named: "pair.json")
    guard StopSignal.isAbsent else {
      throw MediaError(.cancelled, path: folder, reason: "was not finished: cancelled.")
    }
    try pair.commit()
  }

  /// A source may lie in the folder under one of the names.
  private func refuseSources(_ pair: PreparedPair) throws(FileError) {
    for name in ["pair.png", "pair.json"] {
      for source in [inputs.start, inputs.end] {
        try FileIdentity.refuse(pair.path(of: name), replacing: source)
      }
    }
  }

  private func paths(of pair: PreparedPair) -> [String] {
    var paths = [pair.report.start.record.path, pair.report.end.record.path]
    if case .written(let path, _, _)? = pair.report.tail { paths.append(path) }
    return paths + [pair.path(of: "pair.png"), pair.path(of: "pair.json")]
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

  private func report(_ refused: RefusedPair, for profiles: [Profile]) throws {
    let both = "\(inputs.start) to \(inputs.end)"
    try printer.print(
      .refusedPair(
        refused.refusals, from: inputs.start, to: inputs.end, of: refused.path ?? both,
        for: profiles))
    var status = ExitStatus()
    status.fail()
    try status.exit()
  }
}
