package import Platform
package import System

/// The program that workers run: this one, started in a way that nobody types.
package struct WorkerProgram: Sendable, Hashable {
  package var path: String
  /// The worker's variables; it needs none but where its libraries are, if that was said at all.
  ///
  /// One that crashes is to be gone, not to start the program that describes crashes of Swift.
  package var environment: [String] = ["SWIFT_BACKTRACE=enable=no"] + Self.libraryFolders

  /// The first argument of a worker.
  package static let argument = "--worker"
  /// The number under which a worker finds its connection.
  package static let socket: Int32 = 3

  /// The program of this process, also when its file was replaced meanwhile.
  package static var own: WorkerProgram { WorkerProgram(path: ownPath) }

  private static var libraryFolders: [String] {
    ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].compactMap { name in
      Terminal.environment(name).map { "\(name)=\($0)" }
    }
  }

  private static var ownPath: String {
    #if canImport(Darwin)
      var path = [UInt8](repeating: 0, count: 4096)
      var count = UInt32(path.count)
      let result = unsafe path.withUnsafeMutableBytes { bytes in
        unsafe _NSGetExecutablePath(
          bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self), &count)
      }
      guard result == 0 else { return CommandLine.arguments.first ?? "" }
      return String(decoding: path.prefix { $0 != 0 }, as: UTF8.self)
    #else
      "/proc/self/exe"
    #endif
  }

  /// What a worker is told when it starts.
  package struct Start: Sendable, Hashable {
    /// What a job may take there, in bytes.
    package var memory: Int64
    /// The most bytes that a file may have that it writes, 0 for a worker that only reads.
    package var mayWrite: Int64

    package init(memory: Int64, mayWrite: Int64 = 0) {
      self.memory = memory
      self.mayWrite = mayWrite
    }

    /// What was said in words, or nil when they are none of ours.
    init?(words: ArraySlice<String>) {
      guard words.count == 3, words.first == argument,
        let memory = words.dropFirst().first.flatMap({ Int64($0) }),
        let mayWrite = words.last.flatMap({ Int64($0) })
      else { return nil }
      self.init(memory: memory, mayWrite: mayWrite)
    }

    fileprivate var words: [String] { [argument, "\(memory)", "\(mayWrite)"] }
  }

  /// Starts a worker that has nothing of ours but its end of a connection.
  ///
  /// - Returns: The number of the process.
  /// - Throws: `FileError` when the system does not start it.
  package func start(_ start: Start, with connection: Int32) throws(FileError) -> pid_t {
    var launch = ProcessLaunch(
      Array(path.utf8), words: (["preflight"] + start.words).map { Array($0.utf8) },
      environment: environment)
    launch.descriptors = [(0, nil), (1, nil), (2, nil), (Self.socket, connection)]
    // The signals of a terminal are kept from it; those that end it in time are not.
    launch.hasOwnGroup = true
    launch.usualSignals = [
      SIGALRM, SIGPROF, SIGPIPE, SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT,
      SIGTRAP,
    ]
    do {
      return try launch.start()
    } catch {
      throw FileError(
        description: "the system does not start it: \(LocalFiles.reason(error.errorNumber))")
    }
  }
}
