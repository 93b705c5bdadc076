import Platform

/// The two ends of a pipe, of which no other process sees anything that is not handed to it.
package struct PipeEnds {
  package let reading: Int32
  package let writing: Int32

  /// A new pipe.
  ///
  /// - Throws: `FileError` when the system has none left.
  package init() throws(FileError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Self.failure }
    // Where standard output is closed, a pipe would take its number.
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    for end in ends { close(end) }
    guard moved.allSatisfy({ $0 >= 3 }) else {
      for end in moved where end >= 0 { close(end) }
      throw Self.failure
    }
    (reading, writing) = (moved[0], moved[1])
  }

  private static var failure: FileError {
    FileError(description: "The command was not started: no pipe: \(lastErrorReason).")
  }
}

extension Int32 {
  /// Lets reading and writing this descriptor return at once instead of waiting.
  package func stopWaiting() {
    _ = fcntl(self, F_SETFL, fcntl(self, F_GETFL) | O_NONBLOCK)
  }
}
