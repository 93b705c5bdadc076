import Platform
import System

/// What a worker takes from itself before it sees the first file.
enum Confinement {
  /// Closes what the worker inherited and does not know of.
  static func closeAllBut(upTo last: Int32) {
    for descriptor in (last + 1)..<256 { close(descriptor) }
  }

  /// Gives up every right that its jobs do not need.
  static func confine(_ start: WorkerProgram.Start) {
    guard !Sanitizer.isPresent else { return }
    limit(resource(RLIMIT_CORE), to: 0)
    limit(resource(RLIMIT_FSIZE), to: rlim_t(clamping: start.mayWrite))
    // A file that is too large is an error like others.
    signal(SIGXFSZ, SIG_IGN)
    limit(resource(RLIMIT_NOFILE), to: 16)
    // The memory that is used is watched from outside. This stops what swells within that moment;
    // what is only set aside and never used, as FFmpeg does, may be more than what is used.
    limit(resource(RLIMIT_DATA), to: rlim_t(clamping: start.memory) + 4 << 30)
    #if !canImport(Darwin)
      ProcessControl.forbidNewPrivileges()
      ProcessControl.forbidInspection()
      SystemCallFilter()?.apply()
    #endif
  }

  private static func limit(_ resource: Int32, to value: rlim_t) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    unsafe setrlimit(resource, &limit)
  }

  #if canImport(Darwin)
    private static func resource(_ number: Int32) -> Int32 { number }
  #else
    private static func resource(_ number: __rlimit_resource) -> Int32 { Int32(number.rawValue) }
  #endif

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
