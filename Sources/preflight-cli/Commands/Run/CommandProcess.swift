import Preflight
import ProviderAnswers
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A command in a process of its own, with no shell in between.
///
/// It stays in our process group, as if it had been typed without us: a terminal sends its signals
/// to both, and stops and continues both.
struct CommandProcess {
  let id: pid_t

  /// Why a command could not be started.
  struct LaunchError: Error {
    /// The code with which a shell would tell it.
    let exitCode: Int32
    let description: String
  }

  /// Starts a command that reads our standard input.
  ///
  /// - Parameters:
  ///   - words: The program, which is looked for in `PATH`, and its arguments.
  ///   - output: Its standard output.
  ///   - errors: Its standard error.
  /// - Throws: `LaunchError` when there is no such program, or it cannot be run.
  init(_ words: [[UInt8]], output: Int32, errors: Int32) throws(LaunchError) {
    var actions = unsafe SpawnFileActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var attributes = SpawnAttributes()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    Self.setSignals(of: &attributes)
    var id = pid_t()
    let failure = unsafe words.withCStrings { program, arguments in
      unsafe posix_spawnp(
        &id, program, &actions, &attributes, arguments, ProcessEnvironment.pointer)
    }
    guard failure == 0 else { throw LaunchError(failure, program: words[0]) }
    self.id = id
  }

  /// Gives the command the signals that it would have without us.
  private static func setSignals(of attributes: inout SpawnAttributes) {
    // The runtime's threads, one of which starts the command, keep signals from themselves.
    var blocked = sigset_t()
    unsafe sigemptyset(&blocked)
    unsafe posix_spawnattr_setsigmask(&attributes, &blocked)
    // That we ignore broken pipes is our own affair.
    var usual = sigset_t()
    unsafe sigemptyset(&usual)
    if SignalRelay.ignoresBrokenPipes { unsafe sigaddset(&usual, SIGPIPE) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
  }

  /// How it ended, or nil while it runs.
  func ending() -> CommandEnding? {
    var status: Int32 = 0
    while true {
      let ended = unsafe waitpid(id, &status, WNOHANG)
      if ended == id { return CommandEnding(waitStatus: status) }
      if ended == 0 { return nil }
      guard errno == EINTR else { return .exited(2) }
    }
  }
}

extension [[UInt8]] {
  /// Lets C read the words: the first, and pointers to each with a nil behind the last.
  fileprivate func withCStrings<Result>(
    _ body: (UnsafePointer<CChar>, [UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    var text: [CChar] = []
    var starts: [Int] = []
    for word in self {
      starts.append(text.count)
      text += word.map { CChar(bitPattern: $0) } + [0]
    }
    return unsafe text.withUnsafeMutableBufferPointer { text in
      let pointers = unsafe starts.map { unsafe text.baseAddress?.advanced(by: $0) }
      return unsafe body(UnsafePointer(text.baseAddress.unsafelyUnwrapped), pointers + [nil])
    }
  }
}

extension CommandProcess.LaunchError {
  fileprivate init(_ number: Int32, program: [UInt8]) {
    let name = String(decoding: program, as: UTF8.self)
    switch number {
    case ENOENT where name.contains("/"):
      self.init(
        exitCode: 127,
        description: "\(name): not found, or the program that its first line names is not.")
    case ENOENT:
      self.init(exitCode: 127, description: "\(name): there is no such command in PATH.")
    case ENOEXEC:
      self.init(
        exitCode: 126,
        description: "\(name): is no program; a script has to begin with a line such as #!/bin/sh.")
    default:
      self.init(
        exitCode: 126, description: "\(name): cannot be run: \(LocalFiles.reason(number)).")
    }
  }
}

#if canImport(Darwin)
  private typealias SpawnFileActions = posix_spawn_file_actions_t?
  private typealias SpawnAttributes = posix_spawnattr_t?
#else
  private typealias SpawnFileActions = posix_spawn_file_actions_t
  private typealias SpawnAttributes = posix_spawnattr_t
#endif
