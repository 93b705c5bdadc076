package import Platform
import Synchronization

/// The wish to stop, as Control-C (SIGINT) and SIGTERM bring it.
package enum StopSignal {
  /// The number of the signal that came, or 0.
  private static let received = Atomic<Int32>(0)
  /// How many microseconds the work has to come to its own end after a signal.
  private static let patience = 900_000

  /// Lets the two signals be noticed instead of ending the process.
  ///
  /// What is at work ends by itself soon; whatever does not, in whatever loop it is, is ended with the
  /// signal's code, and what lies on the disk only for a while is removed. A second signal does that at
  /// once. A signal that the process was started to ignore stays ignored.
  package static func watch() {
    // A handler must not be the first to use these: making them is no work for a handler.
    _ = received.load(ordering: .relaxed)
    TemporaryPaths.prepare()
    install(on: SIGALRM) { _ in StopSignal.endAtOnce() }
    for number in [SIGINT, SIGTERM] {
      install(on: number) { number in
        let savedError = errno
        let earlier = StopSignal.received.exchange(number, ordering: .sequentiallyConsistent)
        if earlier != 0 { StopSignal.endAtOnce() }
        StopSignal.setTimer(microseconds: StopSignal.patience)
        errno = savedError
      }
    }
  }

  /// Leaves signals to somebody else from now on: one that came before does not end the process.
  package static func leave() {
    setTimer(microseconds: 0)
  }

  /// Lets SIGALRM come after a time; 0 for never.
  private static func setTimer(microseconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_usec = .init(microseconds)
    // ITIMER_REAL, which has another type on each system.
    unsafe setitimer(0, &timer, nil)
  }

  private static func install(on number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void)
  {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0, !action.isIgnored else { return }
    action.setHandler(handler)
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESTART))
    unsafe sigaction(number, &action, nil)
  }

  private static func endAtOnce() {
    TemporaryPaths.removeFromDisk()
    _exit(128 + received.load(ordering: .relaxed))
  }

  /// Whether to go on.
  package static var isAbsent: Bool { received.load(ordering: .relaxed) == 0 }

  /// The code with which a shell expects the process to end: 130 after SIGINT, 143 after SIGTERM.
  package static var exitCode: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : 128 + number
  }
}

extension sigaction {
  /// Whether a signal does nothing.
  package var isIgnored: Bool {
    #if canImport(Darwin)
      unsafe unsafeBitCast(__sigaction_u.__sa_handler, to: Int.self) == 1
    #else
      unsafe unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == 1
    #endif
  }

  fileprivate mutating func setHandler(_ handler: @escaping @convention(c) (Int32) -> Void) {
    #if canImport(Darwin)
      unsafe __sigaction_u.__sa_handler = handler
    #else
      unsafe __sigaction_handler.sa_handler = handler
    #endif
  }
}
