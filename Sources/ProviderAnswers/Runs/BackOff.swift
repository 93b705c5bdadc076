/// How long to wait before the same request is sent again.
package struct BackOff: Sendable, Hashable {
  /// The longest wait, in seconds.
  static let cap = 900
  /// The first wait where nobody says how long, in seconds.
  static let usualStart = 60

  /// The wait in seconds, before the part that is left to chance.
  package let seconds: Int
  private let isLongest: Bool

  /// - Parameters:
  ///   - advice: What is known of the failure.
  ///   - failures: How many times in a row the request failed so, the last time included.
  package init(_ advice: RetryAdvice, failures: Int) {
    let start = max(1, advice.seconds ?? Self.usualStart)
    let doublings = min(max(0, failures - 1), 20)
    let wait = start << min(doublings, 30)
    isLongest = wait >= Self.cap && start < Self.cap
    seconds = min(wait, max(Self.cap, start))
  }

  /// When and how to try again, one sentence.
  package var sentence: String {
    let wait = "Wait \(DurationWords.text(seconds)) and up to half as long again, chosen at random"
    return isLongest
      ? wait + ", before each further try."
      : wait + "; after every further failure twice as long, up to "
        + "\(DurationWords.text(Self.cap))."
  }
}

/// Lengths of time as people say them.
enum DurationWords {
  /// `"45 seconds"`, `"1 minute"`, `"2 minutes"`, `"3 hours"`, rounded up.
  static func text(_ seconds: Int) -> String {
    func count(_ number: Int, _ unit: String) -> String {
      "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
    if seconds < 120 && seconds != 60 { return count(seconds, "second") }
    if seconds < 7200 && seconds != 3600 { return count((seconds + 59) / 60, "minute") }
    return seconds < 172_800
      ? count((seconds + 3599) / 3600, "hour") : count((seconds + 86_399) / 86_400, "day")
  }
}
