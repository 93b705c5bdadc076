package import Media
package import MediaModel
import Synchronization
import System

/// Reads files in processes of their own, so that no file can do more than end one of them.
///
/// A worker is started when one is needed and reads one file after the other. One that crashes, hangs
/// or takes too much is replaced; its file gets an error that says so, and no other file notices.
package final class WorkerPool: FactsReader, Sendable {
  private let capacity: Int
  private let ceilings: Ceilings
  private let program: WorkerProgram
  private let idle = Mutex<[WorkerProcess]>([])

  /// A pool without a worker yet.
  ///
  /// - Parameters:
  ///   - capacity: how many workers are kept while they have nothing to do.
  ///   - ceilings: what reading a file may cost.
  ///   - program: what workers run.
  package init(capacity: Int, ceilings: Ceilings = Ceilings(), program: WorkerProgram = .own) {
    self.capacity = capacity
    self.ceilings = ceilings
    self.program = program
  }

  /// The numbers of the processes that wait for a file.
  package var idleProcesses: [Int32] { idle.withLock { $0.map(\.id) } }

  package func facts(of path: String, depth: ProbeDepth) throws(MediaError) -> MediaFacts {
    let file = try MediaError.asMedia(try OpenFile(path: path))
    let request = WorkerRequest(
      path: path, byteCount: file.byteCount, depth: depth,
      ceilings: ceilings.stretched(for: depth, byteCount: file.byteCount))
    if let worker = idle.withLock({ $0.popLast() }) {
      switch worker.read(file, request) {
      case .answered(let answer, let isLast):
        return try facts(in: answer, from: worker, isLast: isLast)
      case .ended(let ending) where !ending.mayComeFromBefore:
        throw error(ending, request)
      case .gone, .ended:
        // A file before may have left the worker in disorder; a new one tells whose fault it is.
        break
      }
    }
    let worker = try newWorker(for: path)
    switch worker.read(file, request) {
    case .answered(let answer, let isLast):
      return try facts(in: answer, from: worker, isLast: isLast)
    case .ended(let ending): throw error(ending, request)
    case .gone: throw error(.notStarted, request)
    }
  }

  private func facts(
    in answer: WorkerAnswer, from worker: WorkerProcess, isLast: Bool
  ) throws(MediaError) -> MediaFacts {
    if !isLast {
      idle.withLock { if $0.count < capacity { $0.append(worker) } }
    }
    switch answer {
    case .facts(let facts): return facts
    case .error(let error): throw error
    }
  }

  private func error(_ ending: WorkerEnding, _ request: WorkerRequest) -> MediaError {
    MediaError(
      ending, path: request.path, byteCount: request.byteCount, ceilings: request.ceilings)
  }

  private func newWorker(for path: String) throws(MediaError) -> WorkerProcess {
    do {
      return try WorkerProcess(program, memory: ceilings.memory)
    } catch {
      throw MediaError(
        .readFailed, path: path, reason: "cannot be read in a process of its own: \(error).")
    }
  }
}
