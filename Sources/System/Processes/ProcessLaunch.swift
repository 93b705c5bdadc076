package import Platform

/// How a program is started: without a shell, and with no descriptor of ours but those that are named.
package struct ProcessLaunch: Sendable {
  /// The system does not start a program.
  package struct Failure: Error {
    /// The system's number for the reason.
    package let errorNumber: Int32
  }

  /// A path, or a name that is looked for in `PATH`.
  package var program: [UInt8]
  /// The words of the command, the first of which is its name.
  package var words: [[UInt8]]
  /// The variables as `NAME=VALUE`; nil for those of this process.
  package var environment: [String]?
  /// Under which number the program finds which descriptor of ours; nil stands for `/dev/null`.
  package var descriptors: [(number: Int32, source: Int32?)] = []
  /// Signals that do what they usually do, even if this process ignores them.
  package var usualSignals: [Int32] = []
  /// Whether the terminal's signals are kept from it.
  package var hasOwnGroup = false

  package init(_ program: [UInt8], words: [[UInt8]], environment: [String]? = nil) {
    self.program = program
    self.words = words
    self.environment = environment
  }

  /// Starts the program and gives the number of its process.
  ///
  /// - Throws: `Failure` when there is no such program, or it cannot be run. The corresponding C
  ///   function is `posix_spawnp`.
  package func start() throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, source) in descriptors {
      if let source {
        unsafe posix_spawn_file_actions_adddup2(&actions, source, number)
      } else {
        unsafe posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
      }
    }
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    // The runtime's threads, one of which starts the program, keep signals from themselves.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in usualSignals { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    if hasOwnGroup {
      unsafe posix_spawnattr_setpgroup(&attributes, 0)
      flags |= Int32(POSIX_SPAWN_SETPGROUP)
    }
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    var id = pid_t()
    let failure = unsafe withCStrings([program]) { program in
      unsafe withCStrings(words) { words in
        guard let environment else {
          return unsafe posix_spawnp(
            &id, program[0].unsafelyUnwrapped, &actions, &attributes, words,
            ProcessEnvironment.pointer)
        }
        return unsafe withCStrings(environment.map { Array($0.utf8) }) { environment in
          unsafe posix_spawnp(
            &id, program[0].unsafelyUnwrapped, &actions, &attributes, words, environment)
        }
      }
    }
    guard failure == 0 else { throw Failure(errorNumber: failure) }
    return id
  }

  /// Calls a body with texts in the form in which C takes a list of them.
  private func withCStrings<Result>(
    _ texts: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    var letters: [CChar] = []
    for text in texts { letters += text.map { CChar(bitPattern: $0) } + [0] }
    return unsafe letters.withUnsafeMutableBufferPointer { letters in
      var starts: [UnsafeMutablePointer<CChar>?] = unsafe []
      var offset = 0
      for text in texts {
        unsafe starts.append(letters.baseAddress?.advanced(by: offset))
        offset += text.count + 1
      }
      return unsafe body(starts + [nil])
    }
  }
}

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
    let pipe = try PipeEnds()
    defer { close(pipe.reading) }
    var launch = ProcessLaunch(
      Array(program.utf8), words: ([program] + arguments).map { Array($0.utf8) },
      environment: Self.variables.compactMap { name in
        Terminal.environment(name).map { "\(name)=\($0)" }
      })
    launch.descriptors = [(0, source.descriptor), (1, pipe.writing), (2, nil)]
    let process: pid_t
    do {
      defer { close(pipe.writing) }
      process = try launch.start()
    } catch {
      throw failure(error.errorNumber)
    }
    let bytes = Self.read(pipe.reading, atMost: limit)
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

  /// Everything up to the end, but not much more than a limit.
  private static func read(_ descriptor: Int32, atMost limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= limit {
      let count = readPiece(of: descriptor, into: &buffer)
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
