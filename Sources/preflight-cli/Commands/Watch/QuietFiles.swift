/// Tells which files are complete: those that have not changed for a while.
///
/// It looks at no file and no clock itself, so that it can be tried without waiting. Only files that are
/// not complete yet are held.
struct QuietFiles {
  /// What of a file changes while it is written.
  struct State: Hashable, Sendable {
    var byteCount: Int64
    /// In nanoseconds since 1970.
    var modified: Int64
  }

  private struct Waiting {
    var state: State
    /// Since when it has been like this.
    var since: ContinuousClock.Instant
  }

  /// How long a file has to stay the same.
  let quiet: Duration
  private var files: [String: Waiting] = [:]

  init(quiet: Duration) {
    self.quiet = quiet
  }

  /// Whether no file is waited for.
  var isEmpty: Bool { files.isEmpty }

  /// How many files are waited for.
  var count: Int { files.count }

  /// When the next file may be complete, or nil when none is waited for.
  var nextMoment: ContinuousClock.Instant? { files.values.map { $0.since + quiet }.min() }

  /// Notes that something happened to a file, whose state is nil when it is gone.
  mutating func see(_ path: String, _ state: State?, at now: ContinuousClock.Instant) {
    guard let state else {
      files[path] = nil
      return
    }
    // Who closes a file without having changed it starts nothing again.
    if files[path]?.state != state { files[path] = Waiting(state: state, since: now) }
  }

  /// Takes out the files that have been the same for long enough, by name; those that look
  /// otherwise now are waited for again.
  mutating func takeComplete(
    at now: ContinuousClock.Instant, look: (String) -> State?
  ) -> [(path: String, state: State)] {
    var complete: [(path: String, state: State)] = []
    for (path, waiting) in files where now >= waiting.since + quiet {
      let state = look(path)
      if let state, state == waiting.state {
        complete.append((path, state))
        files[path] = nil
      } else {
        see(path, state, at: now)
      }
    }
    return complete.sorted { $0.path < $1.path }
  }
}
