import CommandLineArguments
import Media
import Preflight
import Reports
import System

/// Carries out one `preflight watch`.
struct WatchRun {
  /// A signal that comes at the wrong moment is noticed after so long.
  private static let longestWait = Duration.milliseconds(200)

  let folder: String
  let options: WatchOptions
  let answering: CheckAnswer.Maker
  let preparing: PreparedAnswer.Maker
  /// Who fixes what fails, and how, or nil where nobody does.
  let maker: FileMaking?
  let memory: Memory

  /// Answers for files as they become complete, until somebody or something ends it.
  ///
  /// - Throws: `FileError` when the folder cannot be watched any more, what the printer throws at the
  ///   end.
  func run(printing printer: WatchPrinter) throws {
    var printer = printer
    StopSignal.watch()
    let files = try WatchedFiles(
      in: folder, filter: options.filter, quiet: try options.quietTime,
      takesExisting: options.existing)
    let clock = ContinuousClock()
    let idleTime = try options.idleTime
    var number = 0
    while StopSignal.isAbsent, !files.hasEnded {
      var end = clock.now + Self.longestWait
      if let idleTime, files.waitingCount == 0 {
        let idleEnd = files.lastActivity + idleTime
        if clock.now >= idleEnd { break }
        end = min(end, idleEnd)
      }
      for path in try files.takeComplete(until: end) where StopSignal.isAbsent {
        number += 1
        answer(about: path, number: number, in: files, &printer)
      }
      memory.finish()
    }
    maker?.folders.removeEmpty()
    if files.hasEnded {
      printError("\(folder): is no longer watched: it was moved, removed or unmounted.")
    }
    try printer.finish(waitingCount: files.waitingCount)
    if files.hasEnded { throw ExitCode(2) }
  }

  private func answer(
    about path: String, number: Int, in files: WatchedFiles, _ printer: inout WatchPrinter
  ) {
    // What was made of other files comes here too where it lies in the folder.
    if let maker, maker.made.includes(path) { return }
    let entry = InputEntry(path: path, folder: folder)
    var prepared = preparing.prepared(
      answering.answer(to: .inputs([InputArgument(path: path)])), path: path)
    if case .senseless(let error) = prepared.answer {
      prepared = preparing.prepared(.unchecked(path: path, message: "\(error)"), path: path)
    }
    guard !(prepared.answer.isAboutNoMedia && !MediaName.promisesMedia(path)) else {
      return printer.take(preparing.prepared(.noMedia(path: path), path: path))
    }
    printer.take(prepared)
    guard let maker, [.fit, .lengthen].contains(prepared.file?.repair) else { return }
    let task = maker.work.task(for: entry, number: number)
    let outcomes = maker.outcomes(of: task)
    // What lies in the folder and was made just now must not be answered for in its turn.
    for output in GatheredOutcomes(outcomes).results.compactMap(\.output) { files.know(output) }
    printer.take(task, outcomes)
  }
}
