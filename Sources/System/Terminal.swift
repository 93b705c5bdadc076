import Platform

/// Where a command prints and which variables it sees: the process's own, unless a test runs the
/// command within its own process.
package struct Console: Sendable {
  /// The console of the current task.
  @TaskLocal package static var current = Console()

  package var output = STDOUT_FILENO
  package var errors = STDERR_FILENO
  /// Nil for the variables of the process.
  package var variables: [String: String]?

  package init() {}
}

/// What the process knows of where it runs.
package enum Terminal {
  /// The number of processors.
  package static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The columns of the terminal, from 40 on; 100 where results do not go to a terminal.
  package static var width: Int { width(of: Console.current.output) }

  /// Whether results go to a terminal.
  package static var isOutput: Bool { isatty(Console.current.output) == 1 }

  /// The columns of the terminal to which messages go.
  package static var errorWidth: Int { width(of: Console.current.errors) }

  /// Whether messages go to a terminal on which a line can be rewritten.
  package static var canRewriteLines: Bool {
    isatty(Console.current.errors) == 1 && environment("TERM") != "dumb"
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
  package static var isColored: Bool { isColored(Console.current.output) }

  /// Whether messages go to such a terminal.
  package static var errorIsColored: Bool { isColored(Console.current.errors) }

  private static func isColored(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment("NO_COLOR")?.isEmpty != false
      && environment("TERM") != "dumb"
  }

  /// The value of an environment variable, or nil when it is not set.
  package static func environment(_ name: String) -> String? {
    if let variables = Console.current.variables { return variables[name] }
    return unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

/// A file descriptor that is written to.
package struct FileDescriptorOutput {
  package let descriptor: Int32

  package init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  package static var standardOutput: FileDescriptorOutput {
    FileDescriptorOutput(descriptor: Console.current.output)
  }
  package static var standardError: FileDescriptorOutput {
    FileDescriptorOutput(descriptor: Console.current.errors)
  }

  /// Writes all bytes; false when the receiver does not take them.
  @discardableResult
  package func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Platform.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest.removeFirst(count)
    }
    return true
  }
}
