import Synchronization
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
  fileprivate var isIgnored: Bool {
    #if canImport(Darwin)
      unsafe unsafeBitCast(__sigaction_u.__sa_handler, to: Int.self) == 1
    #else
      unsafe unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == 1
    #endif
  }

  fileprivate mutating func setInformedHandler(_ handler: @escaping InformedHandler) {
    #if canImport(Darwin)
      unsafe __sigaction_u.__sa_sigaction = handler
    #else
      unsafe __sigaction_handler.sa_sigaction = handler
    #endif
    sa_flags = Int32(SA_SIGINFO) | Int32(SA_RESTART)
  }
}
