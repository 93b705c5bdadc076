extension JobState {
  /// The state that a provider's word means, or nil when it is none.
  package init?(word: String) {
    var plain = String(
      decoding: word.utf8.filter { ASCII.isLetter($0) }.map(ASCII.lowercased), as: UTF8.self)
    for prefix in ["jobstate", "taskstatus", "taskstate", "status", "state"]
    where plain.hasPrefix(prefix) && plain.count > prefix.count {
      plain.removeFirst(prefix.count)
    }
    guard let state = Self.words[plain] else { return nil }
    self = state
  }

  private static let words: [String: JobState] = {
    let lists: [(JobState, String)] = [
      (
        .queued,
        "queued queueing queuing inqueue enqueued pending submitted waiting created accepted "
          + "scheduled notstarted unstarted preparing received"
      ),
      (
        .running,
        "running inprogress processing generating started starting working dreaming executing "
          + "active rendering progress"
      ),
      (.throttled, "throttled"),
      (.completed, "completed complete succeeded succeed success successful finished done"),
      (.failed, "failed fail failure error errored"),
      (.canceled, "canceled cancelled canceling cancelling aborted cancel cancelrequested"),
    ]
    var words: [String: JobState] = [:]
    for (state, list) in lists {
      for word in list.split(separator: " ") { words[String(word)] = state }
    }
    return words
  }()
}
