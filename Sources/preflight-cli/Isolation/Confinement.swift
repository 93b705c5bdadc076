#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a worker takes from itself before it sees the first file.
enum Confinement {
  /// Closes what the worker inherited and does not know of.
  static func closeAllBut(upTo last: Int32) {
    for descriptor in (last + 1)..<256 { close(descriptor) }
  }

  /// Gives up every right that reading does not need.
  static func confine() {
  }

  /// Has the system end this process when a file takes too long.
  static func startClocks(_ ceilings: Ceilings) {
    set(computingClock, milliseconds: max(1, ceilings.computing))
    // Whoever waits for us ends us before that; this is for the case that nobody does any more.
    set(passingClock, milliseconds: max(1, ceilings.waiting) + 5000)
  }

  static func stopClocks() {
    set(computingClock, milliseconds: 0)
    set(passingClock, milliseconds: 0)
  }

  private static func set(_ clock: Int32, milliseconds: Int64) {
    var value = itimerval()
    value.it_value.tv_sec = .init(milliseconds / 1000)
    value.it_value.tv_usec = .init(milliseconds % 1000 * 1000)
    unsafe setitimer(clock, &value, nil)
  }

  #if canImport(Darwin)
    private static let computingClock = ITIMER_PROF
    private static let passingClock = ITIMER_REAL
  #else
    private static let computingClock = Int32(ITIMER_PROF.rawValue)
    private static let passingClock = Int32(ITIMER_REAL.rawValue)
  #endif
}
