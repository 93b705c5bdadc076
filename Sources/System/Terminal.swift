#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the process knows of where it runs.
package enum Terminal {
  /// The number of processors.
  package static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The columns of the terminal, from 40 on; 100 where results do not go to a terminal.
  package static var width: Int { width(of: STDOUT_FILENO) }

  /// Whether results go to a terminal.
  package static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns of the terminal to which messages go.
  package static var errorWidth: Int { width(of: STDERR_FILENO) }

  /// Whether messages go to a terminal on which a line can be rewritten.
  package static var canRewriteLines: Bool {
    isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"
  }

  private static func width(of descriptor: Int32) -> Int {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return Int(size.ws_col)
  }

  /// Whether results go to a terminal that shows colours and nobody asked for none.
  package static var isColored: Bool { isColored(STDOUT_FILENO) }

  /// Whether messages go to such a terminal.
  package static var errorIsColored: Bool { isColored(STDERR_FILENO) }

  private static func isColored(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment("NO_COLOR")?.isEmpty != false
      && environment("TERM") != "dumb"
  }

  /// The value of an environment variable, or nil when it is not set.
  package static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

/// A file descriptor that is written to.
package struct FileDescriptorOutput {
  package let descriptor: Int32

  package init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  package static let standardOutput = FileDescriptorOutput(descriptor: STDOUT_FILENO)
  package static let standardError = FileDescriptorOutput(descriptor: STDERR_FILENO)

  /// Writes all bytes; false when the receiver does not take them.
  @discardableResult
  package func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest.removeFirst(count)
    }
    return true
  }
}
