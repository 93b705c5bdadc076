import CommandLineArguments
import Media
import Preflight
import Preprocess
import Reports
import System
import Workers

/// Carries out one `preflight frames`.
struct FramesRun {
  private let input: InputArgument
  private let runner: JobRunner
  private let options: ReportOptions
  private let printer: ReportPrinter

  /// Prepares a run.
  ///
  /// - Throws: `FileError` when the report has no place, or the source would be overwritten.
  init(
    of input: InputArgument, to place: StillPlace, options: ReportOptions, runner: JobRunner
  ) throws {
    self.input = input
    self.runner = runner
    self.options = options
    printer = try ReportPrinter(options, protecting: input.path)
    if case .file(let path) = place.destination {
      try FileIdentity.refuse(path, replacing: input.path)
    }
  }

  /// Writes the stills and reports on them.
  ///
  /// - Throws: `ExitCode` unless every still is accepted, `MediaError` when something cannot be read
  ///   or written, `RequestError` when what is asked makes no sense in the file.
  func carryOut(_ job: FramesJob) throws {
    StopSignal.watch()
    var finishedCount = 0
    do {
      let stills = try withProgress { progress in
        try runner.stills(job, replacesExisting: options.overwrite) { done in
          guard let done else { return StopSignal.isAbsent }
          finishedCount = done.count
          return progress(RenderProgress(frameCount: done.count, totalFrameCount: done.total))
        }
      }
      try report(stills)
    } catch let refused as RefusedStill {
      try report(refused, for: job.acceptance.profiles)
    } catch var error as MediaError {
      error.reason += error.hint(for: [input])
      if finishedCount > 0, error.isInterruption {
        error.reason += " " + Self.words(forKept: finishedCount)
      }
      guard error.kind != .cancelled else { throw stopped(after: finishedCount, error) }
      printer.print(error)
      throw error
    }
  }

  private func withProgress<Result>(
    _ work: ((RenderProgress) -> Bool) throws -> Result
  ) throws -> Result {
    var line = ProgressLine(of: .stills)
    defer { line.clear() }
    return try work { progress in
      line.show(progress)
      return StopSignal.isAbsent
    }
  }

  private func report(_ stills: [StillRecord]) throws {
    try printer.print(
      .stills(stills, of: input.path, runner: runner), besides: stills.map(\.path))
    var status = ExitStatus()
    for result in stills.flatMap(\.check) { status.count(result.verdict) }
    try status.exit()
  }

  private func report(
    _ refused: RefusedStill, for profiles: [Profile]
  ) throws {
    try printer.print(
      .refusedStills(refused.refusals, of: refused.path, for: profiles, notes: []))
    var status = ExitStatus()
    status.fail()
    try status.exit()
  }

  /// The error for a run that a signal stopped, said in full where stills stay.
  private func stopped(after finishedCount: Int, _ error: MediaError) -> any Error {
    guard finishedCount > 0 else { return error }
    printError("\(input.path): stopped. \(Self.words(forKept: finishedCount))")
    return ExitCode(StopSignal.exitCode ?? 2)
  }

  /// What to say about the stills that were complete before somebody wanted to stop.
  static func words(forKept count: Int) -> String {
    switch count {
    case 0: ""
    case 1: "1 still was already complete and is kept."
    default: "\(count) stills were already complete and are kept."
    }
  }
}
