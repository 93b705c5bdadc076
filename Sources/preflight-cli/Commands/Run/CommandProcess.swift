import CommandLineArguments
import Platform
import Preflight
import ProviderAnswers
import Synchronization
import System

/// Runs a command to its end while its output streams through.
struct CommandRun {
  /// What came of it.
  struct Result {
    var ending: CommandEnding
    /// What is kept of its output.
    var output: [UInt8]
    var milliseconds: Int64
  }

  /// Starts the command and waits for its end; `check` has the last word before it starts, and `look`
  /// sees the newest output now and then.
  ///
  /// - Throws: `CommandProcess.LaunchError` when it cannot be started, `FileError` when the system
  ///   lacks what it takes, `ExitCode` when a signal came first, and what the check throws; the
  ///   command has not started then.
  static func carryOut(
    _ words: [[UInt8]], ifStill check: () throws -> Void, look: ([UInt8]) -> Void
  ) throws -> Result {
    let waking = try PipeEnds()
    let output = try PipeEnds()
    // One pipe for both keeps the order in which the command wrote.
    let errors = isOneStream ? nil : try PipeEnds()
    try check()
    SignalRelay.start(waking: waking.writing)
    StopSignal.leave()
    if let code = StopSignal.exitCode ?? SignalRelay.exitCode { throw ExitCode(code) }
    let start = ContinuousClock.now
    let child = try Self.start(words, output: output, errors: errors ?? output)
    return wait(for: child, since: start, output, errors, wokenBy: waking.reading, look: look)
  }

  /// Starts the command, and leaves it as the only one who writes into the pipes.
  private static func start(
    _ words: [[UInt8]], output: PipeEnds, errors: PipeEnds
  ) throws -> CommandProcess {
    defer { for end in Set([output.writing, errors.writing]) { close(end) } }
    return try CommandProcess(words, output: output.writing, errors: errors.writing)
  }

  private static func wait(
    for child: CommandProcess, since start: ContinuousClock.Instant, _ output: PipeEnds,
    _ errors: PipeEnds?, wokenBy wakingEnd: Int32, look: ([UInt8]) -> Void
  ) -> Result {
    SignalRelay.relay(to: child.id)
    var lanes = [OutputLane(from: output.reading, to: destination(STDOUT_FILENO))]
    if let errors {
      lanes.append(OutputLane(from: errors.reading, to: destination(STDERR_FILENO)))
    }
    var relay = OutputRelay(lanes, wokenBy: wakingEnd)
    let ending = relay.run(until: child.ending, look: look)
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Result(
      ending: ending, output: relay.kept,
      milliseconds: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// The descriptor itself, or one that swallows everything where it was closed when we started:
  /// the runtime may have taken its number for something of its own, which has no type of file.
  private static func destination(_ descriptor: Int32) -> Int32 {
    var status = stat()
    guard unsafe fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT == 0 else {
      return descriptor
    }
    return unsafe open("/dev/null", O_WRONLY | O_CLOEXEC)
  }

  /// Whether standard output and standard error go to the same place.
  private static var isOneStream: Bool {
    var (output, errors) = (stat(), stat())
    guard unsafe fstat(STDOUT_FILENO, &output) == 0, unsafe fstat(STDERR_FILENO, &errors) == 0
    else { return false }
    return output.st_dev == errors.st_dev && output.st_ino == errors.st_ino
  }
}

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

  /// Starts a command, whose program is looked for in `PATH`, that reads our standard input.
  ///
  /// - Throws: `LaunchError` when there is no such program, or it cannot be run.
  init(_ words: [[UInt8]], output: Int32, errors: Int32) throws(LaunchError) {
    var launch = ProcessLaunch(words[0], words: words)
    launch.descriptors = [(STDOUT_FILENO, output), (STDERR_FILENO, errors)]
    // That we ignore broken pipes is our own affair.
    if SignalRelay.ignoresBrokenPipes { launch.usualSignals = [SIGPIPE] }
    do {
      id = try launch.start()
    } catch {
      throw LaunchError(error.errorNumber, program: words[0])
    }
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

extension CommandProcess.LaunchError {
  fileprivate init(_ number: Int32, program: [UInt8]) {
    let name = String(decoding: program, as: UTF8.self)
    switch number {
    case ENOENT where name.contains("/"):
      self.init(
        exitCode: 127,
        description: "\(name): not found, or the program that its first line names is not.")
    case ENOENT:
      self.init(exitCode: 127, description: "\(name): no such command in PATH.")
    case ENOEXEC:
      self.init(
        exitCode: 126,
        description: """
          \(name): is not a program; a script must begin with a line such as #!/bin/sh.
          """)
    default:
      self.init(
        exitCode: 126, description: "\(name): cannot be run: \(LocalFiles.reason(number)).")
    }
  }
}

/// Passes signals on to the command, and lets Preflight live long enough to record how it ended.
///
/// What the terminal sends (Control-C) goes to the command by itself, since both are in its
/// foreground; passing it on would deliver it twice. What a process sends to Preflight alone is
/// passed on.
enum SignalRelay {
  private static let child = Atomic<Int32>(0)
  private static let received = Atomic<Int32>(0)
  private static let wakingEnd = Atomic<Int32>(-1)
  private static let ignoresBrokenPipesNow = Atomic<Bool>(false)

  /// Starts to catch signals; one that the process was started to ignore stays ignored.
  ///
  /// - Parameter wakingEnd: The writing end of a pipe that gets a byte for each signal, and whenever
  ///   the command stops or ends.
  static func start(waking wakingEnd: Int32) {
    wakingEnd.stopWaiting()
    self.wakingEnd.store(wakingEnd, ordering: .relaxed)
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2] {
      var action = sigaction()
      guard unsafe sigaction(number, nil, &action) == 0, !action.isIgnored else { continue }
      unsafe action.setInformedHandler { number, information, _ in
        let savedError = errno
        SignalRelay.received.store(number, ordering: .relaxed)
        if unsafe information?.pointee.isFromProcess ?? true { SignalRelay.passOn(number) }
        SignalRelay.wake()
        errno = savedError
      }
      unsafe sigaction(number, &action, nil)
    }
    var action = sigaction()
    unsafe action.setInformedHandler { _, _, _ in
      let savedError = errno
      SignalRelay.wake()
      errno = savedError
    }
    unsafe sigaction(SIGCHLD, &action, nil)
    ignoreBrokenPipes()
  }

  /// Names the command to which signals go; one that came before is made up for.
  static func relay(to child: pid_t) {
    self.child.store(child, ordering: .sequentiallyConsistent)
    let early = received.load(ordering: .sequentiallyConsistent)
    if early != 0 { kill(child, early) }
  }

  /// Ends the relaying; the number of a process that has ended may soon be another's.
  static func end() {
    child.store(0, ordering: .sequentiallyConsistent)
    received.store(0, ordering: .relaxed)
  }

  /// The code to end with where a signal came before there was a command to pass it on to.
  static var exitCode: Int32? {
    let number = received.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : 128 + number
  }

  /// Whether a signal came since the relaying began or ended.
  static var hasReceived: Bool { received.load(ordering: .relaxed) != 0 }

  /// Whether broken pipes are reported to us as errors, and would end a process usually.
  static var ignoresBrokenPipes: Bool { ignoresBrokenPipesNow.load(ordering: .relaxed) }

  private static func ignoreBrokenPipes() {
    var action = sigaction()
    guard unsafe sigaction(SIGPIPE, nil, &action) == 0, !action.isIgnored else { return }
    signal(SIGPIPE, SIG_IGN)
    ignoresBrokenPipesNow.store(true, ordering: .relaxed)
  }

  private static func passOn(_ number: Int32) {
    let process = child.load(ordering: .sequentiallyConsistent)
    if process > 0 { kill(process, number) }
  }

  private static func wake() {
    var byte: UInt8 = 0
    _ = unsafe write(wakingEnd.load(ordering: .relaxed), &byte, 1)
  }
}

extension siginfo_t {
  /// Whether a process sent the signal, and not the terminal.
  fileprivate var isFromProcess: Bool {
    #if canImport(Darwin)
      si_pid != 0
    #else
      unsafe si_code <= 0
    #endif
  }
}

private typealias InformedHandler =
  @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

extension sigaction {
  fileprivate mutating func setInformedHandler(_ handler: @escaping InformedHandler) {
    #if canImport(Darwin)
      unsafe __sigaction_u.__sa_sigaction = handler
    #else
      unsafe __sigaction_handler.sa_sigaction = handler
    #endif
    sa_flags = Int32(SA_SIGINFO) | Int32(SA_RESTART)
  }
}
