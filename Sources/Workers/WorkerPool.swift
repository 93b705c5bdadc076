package import Media
import Preprocess
import Store
import Synchronization
package import System

/// What reads files for the command.
package protocol FactsReader: Sendable {
  /// The facts of a file.
  ///
  /// - Throws: `MediaError` when the file is missing, unreadable, or no self-contained media file.
  func facts(of path: String, depth: ProbeDepth) throws(MediaError) -> MediaFacts
}

/// Reads files in this very process: fast to start, and as safe as FFmpeg is.
package struct DirectReader: FactsReader {
  package init() {}

  package func facts(of path: String, depth: ProbeDepth) throws(MediaError) -> MediaFacts {
    try MediaProbe(depth: depth).facts(of: path)
  }
}

/// Does jobs in workers, so that no file can do more than end one of them.
///
/// A worker is started when one is needed and does one job after the other. One that crashes, hangs
/// or takes too much is replaced; its file gets an error that says so, and no other file notices.
package final class WorkerPool: FactsReader, Sendable {
  private let capacity: Int
  private let ceilings: Ceilings
  private let advice: CeilingAdvice
  private let program: WorkerProgram
  private let start: WorkerProgram.Start
  private let state = Mutex(State())

  private struct State {
    var workers: [WorkerProcess] = []
  }

  /// A job in a worker.
  private struct Task: Sendable {
    var worker: WorkerProcess
    /// Its number among the jobs of the worker.
    var number: Int
    /// Whether the worker did another job before.
    var isFirst: Bool
    var request: JobRequest
  }

  /// A pool without a worker yet: so many are kept while they have nothing to do, and a job writes
  /// at most so many bytes of a file, 0 for workers that only read; the advice
  /// is for whoever gave the ceilings.
  package init(
    capacity: Int, ceilings: Ceilings = Ceilings(), advice: CeilingAdvice = CeilingAdvice(),
    mayWrite: Int64 = 0, program: WorkerProgram = .own
  ) {
    self.capacity = capacity
    self.ceilings = ceilings
    self.advice = advice
    self.program = program
    start = WorkerProgram.Start(memory: ceilings.memory, mayWrite: mayWrite)
  }

  /// The numbers of the processes that wait for a job.
  package var idleProcesses: [Int32] {
    state.withLock { $0.workers.filter { $0.jobCount == 0 && !$0.takesNoMore }.map(\.id) }
  }

  package func facts(of path: String, depth: ProbeDepth) throws(MediaError) -> MediaFacts {
    let file = try MediaError.asMedia(try OpenFile(path: path))
    let request = probing(file, depth)
    do {
      let result = try run(request, reading: [file])
      guard case .facts(var facts) = result else { throw request.error(.senseless, advice) }
      facts.path = path
      return facts
    } catch let error as MediaError {
      throw error
    } catch {
      throw request.error(.senseless, advice)
    }
  }

  private func probing(_ file: OpenFile, _ depth: ProbeDepth) -> JobRequest {
    JobRequest(
      job: .probe(ProbeJob(path: file.path, depth: depth)), byteCounts: [file.byteCount],
      hasOutput: false,
      ceilings: depth == .packets ? ceilings.stretched(forByteCount: file.byteCount) : ceilings)
  }

  /// Does a job in a worker.
  ///
  /// - Parameters:
  ///   - job: What is done.
  ///   - files: The files that it reads, in the order in which it names them.
  ///   - output: The file that it may write to, or nil.
  ///   - ceilings: What it may cost.
  ///   - isWanted: Asked now and then; false ends the worker.
  ///   - take: Called with what the worker says before it is done.
  /// - Returns: What came of it, as the worker says.
  /// - Throws: What the job threw, what `take` throws, `MediaError` for a worker that came to its end.
  package func result(
    of job: Job, reading files: [OpenFile], writing output: Int32? = nil, under ceilings: Ceilings,
    while isWanted: () -> Bool = { true }, take: (JobMessage) throws -> Void = { _ in }
  ) throws -> JobResult {
    try run(
      JobRequest(
        job: job, byteCounts: files.map(\.byteCount), hasOutput: output != nil,
        ceilings: ceilings),
      reading: files, writing: output, while: isWanted, take: take)
  }

  private func run(
    _ request: JobRequest, reading files: [OpenFile], writing output: Int32? = nil,
    while isWanted: () -> Bool = { true },
    take: (JobMessage) throws -> Void = { _ in }
  ) throws -> JobResult {
    var hasTaken = false
    var task = try handToIdle(request, files, output)
    while true {
      switch task.worker.event(of: task.number, under: request.ceilings) {
      case .pending:
        guard isWanted() else {
          drop(task.worker)
          throw MediaError(
            .cancelled, path: request.job.subject,
            reason: "was not finished: cancelled.")
        }
      case .message(.finished(let result, _)):
        keep(task.worker)
        return result
      case .message(.failed(let failure, _)):
        keep(task.worker)
        throw failure.error(among: request.job) ?? request.error(.grew, advice)
      case .message(let message):
        hasTaken = true
        do {
          try take(message)
        } catch {
          drop(task.worker)
          throw error
        }
      case .ended(let ending) where hasTaken || task.isFirst || !ending.mayComeFromBefore:
        forget(task.worker)
        throw request.error(ending, advice)
      case .gone, .ended:
        // A job before may have left the worker in disorder; a new one tells whose fault it is.
        forget(task.worker)
        task = try handToNew(request, files, output)
      }
    }
  }

  private func handToIdle(
    _ request: JobRequest, _ files: [OpenFile], _ output: Int32?
  ) throws -> Task {
    let task = state.withLock { state in
      state.workers.first { $0.jobCount == 0 && !$0.takesNoMore }.map { worker in
        hand(request, reading: files, writing: output, to: worker)
      }
    }
    return try task ?? handToNew(request, files, output)
  }

  private func handToNew(
    _ request: JobRequest, _ files: [OpenFile], _ output: Int32?
  ) throws -> Task {
    do {
      let worker = try WorkerProcess(program, start)
      return state.withLock { state in
        state.workers.append(worker)
        return hand(request, reading: files, writing: output, to: worker)
      }
    } catch {
      throw MediaError(
        .readFailed, path: request.job.subject,
        reason: "cannot be worked on: the worker does not start: \(error).")
    }
  }

  private func hand(
    _ request: JobRequest, reading files: [OpenFile], writing output: Int32? = nil,
    to worker: WorkerProcess
  ) -> Task {
    let descriptors = files.map(\.descriptor) + [output].compactMap(\.self)
    let number = worker.send(request.archived, handing: descriptors)
    return Task(worker: worker, number: number, isFirst: number == 0, request: request)
  }

  /// Keeps a worker that has done a job, unless there are enough, or it takes no more.
  private func keep(_ worker: WorkerProcess) {
    let isTooMany = state.withLock { state in
      worker.jobCount == 0 && state.workers.count { $0.jobCount == 0 } > capacity
    }
    if worker.takesNoMore || isTooMany { forget(worker) }
  }

  /// Ends a worker in the middle of a job.
  private func drop(_ worker: WorkerProcess) {
    worker.stop()
    forget(worker)
  }

  private func forget(_ worker: WorkerProcess) {
    state.withLock { state in state.workers.removeAll { $0 === worker } }
  }
}

extension JobFailure {
  /// The error as it was thrown, about no other paths than those of its job; nil for too much memory.
  fileprivate func error(among job: Job) -> (any Error)? {
    let path = job.subject
    switch self {
    case .media(var error):
      if !job.isNamed(error.path) { error.path = path }
      return error
    case .still(var refused):
      refused.path = path
      return refused
    case .pair(var refused):
      if let path = refused.path, !job.isNamed(path) { refused.path = nil }
      return refused
    case .request(let error): return error
    case .document(let error): return error
    case .memory: return nil
    }
  }
}

extension Job {
  /// Whether the job is about a path.
  fileprivate func isNamed(_ path: String) -> Bool {
    switch self {
    case .probe(let job): path == job.path
    case .pictures(let job): path == job.facts.path
    case .repair(let job): path == job.path || path == job.output
    case .frames(let job): path == job.path || job.name(of: path) != nil
    case .pair(let job): path == job.start || path == job.end || job.name(of: path) != nil
    }
  }
}

extension FramesJob {
  /// The name of a file in the folder of the stills, or of the one file; nil for any other path.
  package func name(of path: String) -> String? {
    switch destination {
    case .file(let own): return path == own ? path : nil
    case .folder(let folder):
      let start = OutputFolder(folder).path(of: "")
      guard path.hasPrefix(start) else { return nil }
      let name = String(path.dropFirst(start.count))
      return name.isEmpty || name.contains("/") || name.contains("\0") || name == "."
        || name == ".." ? nil : name
    }
  }
}
