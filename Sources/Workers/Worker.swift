import Media
import Platform
import Preflight
import Preprocess
import Store
import System

/// The life of a worker: it does the jobs that are handed to it, until there are no more.
package enum Worker {
  /// Whether this process was started as a worker, and not by somebody who types.
  package static var isMeant: Bool {
    guard start != nil else { return false }
    var status = stat()
    return unsafe fstat(WorkerProgram.socket, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// What whoever started this worker said, or nil for others.
  private static var start: WorkerProgram.Start? {
    WorkerProgram.Start(words: CommandLine.arguments.dropFirst())
  }

  /// Does jobs until the connection ends, and ends the process.
  package static func run() -> Never {
    guard let start else { exit(0) }
    let socket = WorkerProgram.socket
    Confinement.closeAllBut(upTo: socket)
    SocketPair.endWithOtherSide(of: socket)
    // What is opened only when it is needed cannot be opened later.
    if start.mayWrite > 0 { _ = FilterGraph.has([]) }
    Confinement.confine(start)
    guard DescriptorMessage.send(message: [], over: socket) else { exit(0) }
    let peakAtStart = ResidentMemory.peakByteCount(of: nil)
    var reader = MessageReader(socket: socket, maximumByteCount: JobRequest.maximumByteCount)
    while true {
      switch reader.receive() {
      case .pending: continue
      case .end, .tooLong: exit(0)
      case .message(let bytes):
        guard let request = JobRequest(archived: bytes),
          let files = reader.takeDescriptors(
            request.byteCounts.count + (request.hasOutput ? 1 : 0))
        else { exit(0) }
        let outcome = outcome(of: request, files) { _ = send($0) }
        for file in files { close(file) }
        let peak = ResidentMemory.peakByteCount(of: nil)
        // Memory that was used is not always given back; a new worker begins small.
        let isLast = peak > max(request.ceilings.memory / 2, peakAtStart)
        var message: JobMessage
        switch outcome {
        case .success(let result): message = .finished(result, isLast: isLast)
        case .failure(let error):
          message = .failed(
            JobFailure(error, path: request.job.subject), isLast: isLast)
        }
        if peak > max(request.ceilings.memory, peakAtStart) {
          message = .failed(.memory, isLast: true)
        }
        guard send(message, about: request), !isLast else { exit(0) }
      }
    }
  }

  private static func send(_ message: JobMessage, about request: JobRequest? = nil) -> Bool {
    var bytes = message.archived
    if bytes.count > JobMessage.maximumByteCount, let request {
      let error = MediaError(
        .tooLarge, path: request.job.subject,
        reason: "says more about itself than can be taken in.")
      bytes = JobMessage.failed(.media(error), isLast: true).archived
    }
    return DescriptorMessage.send(message: bytes, over: WorkerProgram.socket)
  }

  private static func outcome(
    of request: JobRequest, _ files: [Int32], tell: @escaping (JobMessage) -> Void
  ) -> Result<JobResult, any Error> {
    var readable: [String: InheritedFiles.Readable] = [:]
    for (path, (descriptor, byteCount)) in zip(
      request.job.sources, zip(files, request.byteCounts))
    {
      readable[path] = InheritedFiles.Readable(descriptor: descriptor, byteCount: byteCount)
    }
    InheritedFiles.use(readable, output: request.hasOutput ? files.last : nil)
    Confinement.startClocks(request.ceilings)
    defer { Confinement.stopClocks() }
    return Result { try result(of: request.job, tell: tell) }
  }

  private static func result(
    of job: Job, tell: @escaping (JobMessage) -> Void
  ) throws -> JobResult {
    switch job {
    case .probe(let job): return .facts(try MediaProbe(depth: job.depth).facts(of: job.path))
    case .pictures(let job): return .pictures(job.carryOut())
    case .repair(let job):
      var told = ContinuousClock.now
      let report = try job.carryOut(replacesExisting: true) {
        tell(.began($0))
      } progress: { progress in
        guard isTime(&told) else { return true }
        tell(.progress(progress))
        return true
      }
      return .repair(report, InheritedFiles.takeCommitted().last)
    case .frames(let job):
      var count = 0
      let extraction = FrameExtraction(catalog: job.catalog.catalog)
      _ = try extraction.stills(
        of: job.path, options: job.options, acceptance: job.acceptance, to: job.destination,
        replacesExisting: true, hashesSource: job.hashesSource,
        intend: { tell(.intends($0)) },
        each: { record in
          count += 1
          guard let section = InheritedFiles.takeCommitted().last else { return }
          var facts = try MediaProbe().facts(of: InheritedFiles.readablePath(of: section))
          facts.path = record.path
          tell(.still(WrittenStill(record: record, facts: facts, section: section)))
        },
        progress: { count, total in
          tell(.progress(RenderProgress(frameCount: count, totalFrameCount: total)))
          return true
        })
      return .stills(count)
    case .pair(let job):
      var told = ContinuousClock.now
      let pair = try job.carryOut(replacesExisting: true) { progress in
        if isTime(&told) { tell(.progress(progress)) }
        return true
      }
      try pair.output.commit()
      return .pair(
        WrittenPair(
          report: pair.report, facts: pair.facts, pictures: pair.pictures,
          sections: InheritedFiles.takeCommitted()))
    }
  }

  /// Whether something is worth telling again.
  private static func isTime(_ told: inout ContinuousClock.Instant) -> Bool {
    let now = ContinuousClock.now
    guard now - told > .milliseconds(100) else { return false }
    told = now
    return true
  }
}
