import JSON
package import Media
package import Preflight
package import Preprocess
import System

/// Does jobs in workers, or in this process; either way results get their names here, after they were
/// looked at, and what profiles say of them is found here.
package struct JobRunner: Sendable {
  /// Nil for this process.
  package let workers: WorkerPool?
  private let ceilings: @Sendable (_ byteCount: Int64) -> Ceilings

  /// Does jobs in workers that may write, or in this process without any; `ceilings` is what making
  /// something of a file may cost, by its size in bytes.
  package init(
    workers: WorkerPool?,
    ceilings: @escaping @Sendable (_ byteCount: Int64) -> Ceilings = { _ in Ceilings() }
  ) {
    self.workers = workers
    self.ceilings = ceilings
  }

  /// This process, as safe as FFmpeg is.
  package static let direct = JobRunner(workers: nil)

  // MARK: Repairs

  /// Makes one file acceptable, or cuts it.
  ///
  /// - Parameters:
  ///   - job: What is done.
  ///   - replacesExisting: Whether a file that is there may be replaced; never the source.
  ///   - begin: Called with the frame rate of the result, if it has one, before writing begins.
  ///   - progress: Called with how far it is, or nil just to be asked; false cancels.
  /// - Returns: The report; its result is in its place.
  /// - Throws: `MediaError` when something cannot be read or written, or the worker came to its end;
  ///   `RequestError` when what is asked makes no sense, `DocumentError` when a profile is malformed.
  package func repair(
    _ job: RepairJob, replacesExisting: Bool, begin: (Rational?) -> Void,
    progress: (RenderProgress?) -> Bool
  ) throws -> RepairReport {
    guard let workers else {
      return try job.carryOut(
        replacesExisting: replacesExisting, begin: begin, progress: { progress($0) })
    }
    let source = try opened(job.path)
    var (job, output, obstacle) = (job, OutputFile?.none, FileError?.none)
    if let path = job.output, !job.isPlanned {
      try FileIdentity.refuse(path, replacing: job.path)
      do throws(FileError) {
        output = try OutputFile(path: path, replacesExisting: replacesExisting)
      } catch {
        // What else stands in the way is worth knowing first.
        (obstacle, job.isPlanned) = (error, true)
      }
    }
    let result = try workers.result(
      of: .repair(job), reading: [source], writing: output?.descriptor,
      under: ceilings(source.byteCount), while: { progress(nil) },
      take: { message in
        switch message {
        case .began(let rate): begin(rate)
        case .progress(let done): _ = progress(done)
        case .intends, .still, .finished, .failed: break
        }
      })
    guard case .repair(var report, let section) = result else {
      throw MediaError(senseless: job.path)
    }
    report = try judged(report, of: job)
    if let obstacle, report.outcome == .planned { throw MediaError(obstacle) }
    guard let output else {
      guard report.outcome == .planned || report.outcome == .refused else {
        throw MediaError(senseless: job.path)
      }
      return report
    }
    switch report.outcome {
    case .refused: return report
    case .planned: throw MediaError(senseless: job.path)
    case .written, .copied:
      let wanted = report.outcome == .copied ? source.byteCount : report.after?.byteCount
      guard let section, section.start == 0, section.byteCount == wanted,
        section.byteCount <= output.byteCount
      else { throw MediaError(senseless: job.path) }
      try MediaError.asMedia(try output.cut(to: section.byteCount))
      try MediaError.asMedia(try output.commit())
      return report
    }
  }

  /// A worker's report with the paths that are meant, and with what the profiles say.
  private func judged(
    _ report: RepairReport, of job: RepairJob
  ) throws(DocumentError) -> RepairReport {
    let judge = try ResultJudge(
      job.acceptance, in: job.catalog.catalog, followsRecommendations: false)
    var report = report
    report.input = job.path
    report.before.path = job.path
    report.checkBefore = judge.results(for: report.before)
    switch report.outcome {
    case .refused:
      report.output = nil
      report.after = nil
    case .copied, .planned:
      report.after?.path = job.path
      report.checkAfter = report.after.map(judge.results) ?? []
    case .written:
      report.after?.path = job.output ?? job.path
      report.checkAfter = report.after.map(judge.results) ?? []
    }
    guard report.outcome != .refused else { return report }
    report.output = job.output
    report.after?.path = job.output ?? job.path
    return report
  }

  // MARK: Stills

  /// Saves frames of a file.
  ///
  /// - Parameters:
  ///   - job: What is done.
  ///   - replacesExisting: Whether files that are there may be replaced; never the source.
  ///   - progress: Called with the number of stills in their places and their total, or with nil just to
  ///     be asked; false cancels.
  /// - Returns: The stills, in their places.
  /// - Throws: `RefusedStill` when a still cannot be made acceptable, else as a repair. Then no new file
  ///   stays; where the work was stopped from outside, complete stills do.
  package func stills(
    _ job: FramesJob, replacesExisting: Bool, progress: ((count: Int, total: Int)?) -> Bool
  ) throws -> [StillRecord] {
    guard let workers else {
      return try FrameExtraction(catalog: job.catalog.catalog).stills(
        of: job.path, options: job.options, acceptance: job.acceptance, to: job.destination,
        replacesExisting: replacesExisting, hashesSource: job.hashesSource,
        progress: { count, total in progress((count: count, total: total)) })
    }
    var series = NewFiles()
    let source = try opened(job.path)
    let places = StillPlacing(job: job, replacesExisting: replacesExisting)
    let scratch = try MediaError.asMedia(try UnnamedFile(holding: [], near: places.nearestFolder))
    let judge = try ResultJudge(
      job.acceptance, in: job.catalog.catalog, followsRecommendations: false)
    var records: [StillRecord] = []
    do {
      _ = try workers.result(
        of: .frames(job), reading: [source], writing: scratch.descriptor,
        under: ceilings(source.byteCount), while: { progress(nil) },
        take: { message in
          switch message {
          case .progress(let done):
            _ = progress((count: records.count, total: done.totalFrameCount))
          case .intends(let paths):
            series.expect(paths)
            try places.prepare(paths)
          case .still(let still): records.append(try places.place(still, from: scratch, judge))
          case .began, .finished, .failed: break
          }
        })
    } catch {
      if !error.isInterruption { series.withdraw(records.map(\.path)) }
      places.cleanUp()
      throw error
    }
    return records
  }

  // MARK: Pairs

  /// Makes a pair for a transition.
  ///
  /// - Parameters:
  ///   - job: What is done.
  ///   - replacesExisting: Whether files that are there may be replaced; never a source.
  ///   - progress: Called with how far it is, or nil just to be asked; false cancels.
  /// - Returns: The files without names.
  /// - Throws: `RefusedPair` when no acceptable pair can be made, else as a repair.
  package func pair(
    _ job: PairJob, replacesExisting: Bool, progress: (RenderProgress?) -> Bool
  ) throws -> PreparedPair {
    guard let workers else {
      return try job.carryOut(replacesExisting: replacesExisting) { progress($0) }
    }
    let acceptance = try PairAcceptance(job.acceptance)
    let sources = [try opened(job.start), try opened(job.end)]
    let output = PairOutput(
      job.folder, sources: [job.start, job.end], replacesExisting: replacesExisting)
    try output.makeFolder()
    let scratch = try MediaError.asMedia(
      try UnnamedFile(holding: [], near: output.path(of: "")))
    let result = try workers.result(
      of: .pair(job), reading: sources, writing: scratch.descriptor,
      under: ceilings(sources.map(\.byteCount).reduce(0, +)), while: { progress(nil) },
      take: { message in
        switch message {
        case .progress(let done): _ = progress(done)
        case .began, .intends, .still, .finished, .failed: break
        }
      })
    guard case .pair(var made) = result, made.isConsistent else {
      throw MediaError(senseless: job.subject)
    }
    for section in made.sections {
      guard let name = job.name(of: section.path) else { throw MediaError(senseless: job.subject) }
      let file = try output.file(named: name)
      try MediaError.asMedia(try file.copyBytes(of: OpenFile(section, of: scratch)))
      output.add(file)
    }
    try made.judge(job, acceptance)
    return PreparedPair(
      report: made.report, facts: made.facts, pictures: made.pictures, output: output)
  }

  // MARK: Pictures

  /// The facts of a file, from its header.
  package func facts(of path: String) throws(MediaError) -> MediaFacts {
    guard let workers else { return try MediaProbe(depth: .header).facts(of: path) }
    return try workers.facts(of: path, depth: .header)
  }

  /// What a worker may cost that takes small pictures.
  private static let pictureCeilings = Ceilings(waiting: 20_000)

  /// Small pictures of a file, or why there are none.
  package func pictures(_ job: PicturesJob) -> FilePictures {
    // What has no pictures needs no worker to say so.
    guard let workers, job.facts.kind == .video || job.facts.kind == .image else {
      return job.carryOut()
    }
    do {
      let result = try workers.result(
        of: .pictures(job), reading: [try opened(job.facts.path)], under: Self.pictureCeilings)
      if case .pictures(let pictures) = result { return pictures }
      return .none(reason: "The pictures could not be taken: the worker sent something else.")
    } catch let error as MediaError {
      return .none(reason: Self.reason(error))
    } catch {
      return .none(reason: "The pictures could not be taken: \(error)")
    }
  }

  /// Why there are no pictures, one sentence.
  private static func reason(_ error: MediaError) -> String {
    switch error.kind {
    case .timedOut: "The pictures took too long to decode."
    case .decoderCrashed: "The pictures cannot be decoded: what decodes them crashed."
    case .tooLarge: "The pictures take more memory to decode than is allowed."
    case .notFound, .isDirectory, .notRegularFile, .permissionDenied, .empty, .notMedia,
      .refersToOthers, .readFailed, .damaged, .noSuchFrame, .outputExists, .writeFailed,
      .unsupported, .verificationFailed, .cancelled:
      "The pictures could not be taken: the file \(error.reason)"
    }
  }

  private func opened(_ path: String) throws(MediaError) -> OpenFile {
    try MediaError.asMedia(try OpenFile(path: path))
  }
}

extension WrittenPair {
  /// Whether the files are those that the report names, each once, with the sizes that it says.
  fileprivate var isConsistent: Bool {
    let stills = [(report.start.record, facts.start), (report.end.record, facts.end)]
    let paths = sections.map(\.path)
    return paths == report.paths && Set(paths).count == paths.count
      && zip(stills, sections).allSatisfy { still, section in
        still.0.byteCount == section.byteCount && still.1.byteCount == section.byteCount
      }
  }

  /// Brings in the paths that are meant, and what the profiles say.
  fileprivate mutating func judge(
    _ job: PairJob, _ acceptance: PairAcceptance
  ) throws(DocumentError) {
    (report.start.record.source, report.end.record.source) = (job.start, job.end)
    (facts.start.path, facts.end.path) = (report.start.record.path, report.end.record.path)
    let catalog = job.catalog.catalog
    report.start.record.check = try ResultJudge(
      acceptance.start, in: catalog, followsRecommendations: false
    ).results(for: facts.start)
    report.end.record.check = try ResultJudge(
      acceptance.end, in: catalog, followsRecommendations: false
    ).results(for: facts.end)
  }
}

/// Puts the stills that a worker writes into their places.
private struct StillPlacing {
  let job: FramesJob
  let replacesExisting: Bool
  private let folder: OutputFolder?

  init(job: FramesJob, replacesExisting: Bool) {
    (self.job, self.replacesExisting) = (job, replacesExisting)
    switch job.destination {
    case .file: folder = nil
    case .folder(let path): folder = OutputFolder(path)
    }
  }

  /// A folder that is there already and on the disk to which the stills go.
  var nearestFolder: String {
    var path =
      switch job.destination {
      case .file(let path), .folder(let path): path[...]
      }
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if FileKind(of: "\(path)/") == .folder { return "\(path)/" }
    }
    return "."
  }

  /// Makes the folder, and makes sure that nothing is in the way.
  func prepare(_ paths: [String]) throws {
    try MediaError.asMedia(try folder?.make())
    for path in paths { _ = try MediaError.asMedia(try output(at: path)) }
  }

  func cleanUp() { folder?.cleanUp() }

  /// Gives a still its name, once it is what was said.
  func place(
    _ still: WrittenStill, from scratch: UnnamedFile, _ judge: ResultJudge
  ) throws -> StillRecord {
    var (record, facts) = (still.record, still.facts)
    guard record.byteCount == still.section.byteCount, facts.byteCount == record.byteCount else {
      throw MediaError(senseless: job.path)
    }
    let output = try MediaError.asMedia(try output(at: record.path))
    try MediaError.asMedia(try output.copyBytes(of: OpenFile(still.section, of: scratch)))
    try MediaError.asMedia(try output.commit())
    (record.source, facts.path) = (job.path, record.path)
    record.check = judge.results(for: facts)
    return record
  }

  private func output(at path: String) throws(FileError) -> OutputFile {
    guard job.name(of: path) != nil else {
      throw FileError(.writeFailed, path: job.path, reason: "made the worker break off.")
    }
    try FileIdentity.refuse(path, replacing: job.path)
    return try OutputFile(path: path, replacesExisting: replacesExisting)
  }
}
