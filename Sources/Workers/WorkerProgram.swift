package import System

#if canImport(Darwin)
  package import Darwin
#else
  package import Glibc
#endif

/// The program that workers run: this one, started in a way that nobody types.
package struct WorkerProgram: Sendable, Hashable {
  package var path: String
  /// The worker's variables; it needs none but where its libraries are, if that was said at all.
  ///
  /// One that crashes is to be gone, not to start the program that describes crashes of Swift.
  package var environment: [String] = ["SWIFT_BACKTRACE=enable=no"] + Self.libraryFolders

  /// The first argument of a worker; the second is the memory that files may take.
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

  /// Starts a worker that has nothing of ours but its end of a connection.
  ///
  /// - Parameters:
  ///   - connection: The worker's end of it.
  ///   - memory: What reading a file may take there, in bytes.
  /// - Returns: The number of the process.
  /// - Throws: `FileError` when the system does not start it.
  package func start(with connection: Int32, memory: Int64) throws(FileError) -> pid_t {
    var actions = unsafe SpawnFileActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, connection, Self.socket)
    var attributes = SpawnAttributes()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    Self.set(&attributes)
    var id = pid_t()
    let failure = unsafe withCStrings(["preflight", Self.argument, "\(memory)"]) { arguments in
      unsafe withCStrings(environment) { environment in
        unsafe posix_spawn(&id, path, &actions, &attributes, arguments, environment)
      }
    }
    guard failure == 0 else {
      throw FileError(description: "the system does not start it: \(LocalFiles.reason(failure))")
    }
    return id
  }

  /// Keeps the signals of a terminal from the worker, and gives it those that end it in time.
  private static func set(_ attributes: inout SpawnAttributes) {
    // The runtime's threads, one of which starts the worker, keep signals from themselves.
    var blocked = sigset_t()
    unsafe sigemptyset(&blocked)
    unsafe posix_spawnattr_setsigmask(&attributes, &blocked)
    var usual = sigset_t()
    unsafe sigemptyset(&usual)
    for signal in [
      SIGALRM, SIGPROF, SIGPIPE, SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT,
      SIGTRAP,
    ] {
      unsafe sigaddset(&usual, signal)
    }
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    flags |= Int32(POSIX_SPAWN_SETPGROUP)
    #if canImport(Darwin)
      flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
  }
}

#if canImport(Darwin)
  private typealias SpawnFileActions = posix_spawn_file_actions_t?
  private typealias SpawnAttributes = posix_spawnattr_t?
#else
  private typealias SpawnFileActions = posix_spawn_file_actions_t
  private typealias SpawnAttributes = posix_spawnattr_t
#endif
