import Media
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The life of a worker: it reads the files that are handed to it, until there are no more.
package enum Worker {
  /// Whether this process was started as a worker, and not by somebody who types.
  package static var isMeant: Bool {
    guard memory != nil else { return false }
    var status = stat()
    return unsafe fstat(WorkerProgram.socket, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// The memory that files may take, as whoever started this worker said, or nil for others.
  private static var memory: Int64? {
    guard CommandLine.argc == 3, CommandLine.arguments[1] == WorkerProgram.argument else {
      return nil
    }
    return Int64(CommandLine.arguments[2])
  }

  /// Reads files until the connection ends, and ends the process.
  package static func run() -> Never {
    let socket = WorkerProgram.socket
    Confinement.closeAllBut(upTo: socket)
    Confinement.confine(memory: memory ?? 0)
    guard DescriptorMessage.send(message: [], over: socket) else { exit(0) }
    let peakAtStart = ResidentMemory.peakByteCount(of: nil)
    var reader = MessageReader(socket: socket, maximumByteCount: WorkerRequest.maximumByteCount)
    while true {
      switch reader.receive() {
      case .pending: continue
      case .end, .tooLong: exit(0)
      case .message(let bytes):
        guard let request = WorkerRequest(bytes), let descriptor = reader.takeDescriptor() else {
          exit(0)
        }
        var answer = answer(to: request, descriptor)
        let peak = ResidentMemory.peakByteCount(of: nil)
        if peak > max(request.ceilings.memory, peakAtStart) { answer = .error(request.grew) }
        // Memory that was used is not always given back; a new worker begins small.
        let isLast = peak > max(request.ceilings.memory / 2, peakAtStart)
        let isSent = DescriptorMessage.send(message: answer.bytes(isLast: isLast), over: socket)
        guard isSent, !isLast else { exit(0) }
      }
    }
  }

  private static func answer(to request: WorkerRequest, _ descriptor: Int32) -> WorkerAnswer {
    let file = OpenFile(
      descriptor: descriptor, path: request.path, byteCount: request.byteCount)
    Confinement.startClocks(request.ceilings)
    defer { Confinement.stopClocks() }
    do {
      return .facts(try MediaProbe(depth: request.depth).facts(of: file))
    } catch {
      return .error(error)
    }
  }
}

extension WorkerRequest {
  /// The error for a file that took too much memory.
  fileprivate var grew: MediaError {
    MediaError(.grew, path: path, byteCount: byteCount, ceilings: ceilings)
  }
}
