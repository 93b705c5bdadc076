package import Platform
import Synchronization

/// The wish to stop, as Control-C (SIGINT) and SIGTERM bring it.
package enum StopSignal {
  /// The number of the signal that came, or 0.
  private static let received = Atomic<Int32>(0)

  /// Lets the two signals be noticed instead of ending the process; a second one ends it at once.
  ///
  /// A signal that the process was started to ignore stays ignored.
  package static func watch() {
    // A handler must not be the first to use the number: making it is no work for a handler.
    received.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      guard unsafe sigaction(number, nil, &action) == 0, !action.isIgnored else { continue }
      let handler: @convention(c) (Int32) -> Void = { number in
        StopSignal.received.store(number, ordering: .relaxed)
      }
      action.setHandler(handler)
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESTART) | UInt32(SA_RESETHAND))
      unsafe sigaction(number, &action, nil)
    }
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
