#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a program left behind.
package struct ProcessOutput: Sendable, Equatable {
  /// Its exit code, or 128 and the number of the signal that ended it.
  package var code: Int32
  /// The beginning of what it wrote to standard output.
  package var bytes: [UInt8]
}

/// A small program that is run to its end for what it prints; no shell stands in between.
package struct CapturedProcess {
  /// Its name, which is looked for in the path.
  package let program: String
  package let arguments: [String]

  package init(program: String, arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// Variables that the program gets to see; nobody else's business goes along.
  private static let variables = [
    "PATH", "HOME", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE",
  ]

  /// Runs it with bytes on its standard input, its messages thrown away.
  ///
  /// - Throws: `FileError` when there is no such program, or it cannot be started.
  package func output(withInput input: [UInt8], atMost limit: Int) throws(FileError)
    -> ProcessOutput
  {
    let source = try UnnamedFile(holding: input)
    source.rewind()
    var ends: (Int32, Int32) = (-1, -1)
    let isOpen = unsafe withUnsafeMutableBytes(of: &ends) { ends in
      unsafe pipe(ends.assumingMemoryBound(to: Int32.self).baseAddress) == 0
    }
    guard isOpen else { throw failure(errno) }
    let (reading, writing) = ends
    for end in [reading, writing] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(reading) }
    let (started, process) = start(input: source.descriptor, output: writing)
    close(writing)
    guard started == 0 else { throw failure(started) }
    let bytes = Self.read(reading, atMost: limit)
    if bytes.count > limit { kill(process, SIGKILL) }
    return ProcessOutput(code: Self.end(of: process), bytes: Array(bytes.prefix(limit)))
  }

  private func failure(_ number: Int32) -> FileError {
    guard number == ENOENT else {
      return FileError(
        description: "\(program) cannot be started: \(LocalFiles.reason(number)).")
    }
    return FileError(description: "The program \(program) is needed, and was not found.")
  }

  private func start(input: Int32, output: Int32) -> (Int32, pid_t) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let environment = Self.variables.compactMap { name in
      Terminal.environment(name).map { "\(name)=\($0)" }
    }
    var process = pid_t()
    let code = unsafe withCStrings([program] + arguments) { arguments in
      unsafe withCStrings(environment) { environment in
        unsafe posix_spawnp(&process, program, &actions, nil, arguments, environment)
      }
    }
    return (code, process)
  }

  /// Everything up to the end, but not much more than a limit.
  private static func read(_ descriptor: Int32, atMost limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= limit {
      let count = unsafe buffer.withUnsafeMutableBytes { buffer in
        #if canImport(Darwin)
          unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  private static func end(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
