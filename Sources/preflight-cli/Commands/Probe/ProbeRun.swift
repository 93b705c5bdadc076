import Media
import Preflight
import Reports
import System
import Workers

/// Carries out one `preflight probe`.
struct ProbeRun {
  private let depth: ProbeDepth
  private let paths: [String]
  private let batch: InputSequence?
  private let batchOptions: BatchOptions
  private let output: OutputOptions
  private let memory: Memory
  private let reader: any FactsReader
  /// Who takes the pictures of a page.
  private let runner: JobRunner

  /// - Throws: `FileError` when the list of files cannot be read.
  init(_ command: ProbeCommand) throws {
    depth = command.exact ? .packets : .header
    paths = command.files
    batch = try command.batch.inputs.batch(of: command.files)
    batchOptions = command.batch
    output = command.output
    memory = command.memory.memory
    runner = command.isolation.runner(jobs: command.output.jobs, isBatch: batch != nil)
    reader = command.isolation.reader(jobs: command.output.jobs, isBatch: batch != nil)
  }

  /// Reads every file and prints its facts, in order.
  ///
  /// - Throws: `ExitCode` unless every file could be read, `FileError` when the results cannot be
  ///   written.
  func run() async throws {
    defer { memory.finish() }
    guard let batch else {
      var printer = FactsPrinter(
        output: output, writer: try output.writer(protecting: paths), isAlone: paths.count == 1,
        runner: runner)
      let reader = ProbeReader(depth: depth, memory: memory, reader: reader)
      await OrderedBatch(limit: output.jobs).run(paths) { path in
        reader.reading(InputEntry(path: path))
      } deliver: { _, reading in
        printer.take(reading)
      }
      return try printer.finish()
    }
    let earlier = try batchOptions.earlier()
    let reader = ProbeReader(
      depth: depth, memory: memory, reader: reader,
      question: BatchQuestion.sum(of: ["probe", depth.rawValue]),
      earlier: earlier)
    var printer = FactsPrinter(
      output: output, writer: try batchOptions.writer(output, earlier: earlier),
      inputs: batch, runner: runner)
    StopSignal.watch()
    await OrderedBatch(limit: output.jobs).run(batch) {
      StopSignal.isAbsent
    } transform: { entry in
      reader.reading(entry)
    } deliver: { _, reading in
      printer.take(reading)
    }
    try printer.finish()
  }
}

/// Reads files for `preflight probe`.
private struct ProbeReader: Sendable {
  let depth: ProbeDepth
  let memory: Memory
  let reader: any FactsReader
  /// What a batch asks, as a sum.
  var question: String?
  /// What an earlier run has printed.
  var earlier: EarlierRun?

  /// What comes out of reading one file.
  func reading(_ entry: InputEntry) -> FactsReading {
    let path = entry.path
    if let obstacle = entry.obstacle { return .failed(path: path, reason: obstacle) }
    let stamp = question.flatMap { question in
      FileState(of: path).map {
        BatchStamp(question: question, byteCount: $0.byteCount, modified: $0.modified)
      }
    }
    if let stamp, earlier?.answer(about: path, stamp: stamp) != nil { return .earlier }
    do throws(MediaError) {
      let facts = try memory.facts(of: path, depth: depth, reader: reader)
      return .facts(facts, stamp)
    } catch {
      let isNoMedia = [.notMedia, .empty, .refersToOthers].contains(error.kind)
      return isNoMedia && entry.isFound && !MediaName.promisesMedia(path)
        ? .noMedia : .failed(path: path, reason: error.reason)
    }
  }
}
