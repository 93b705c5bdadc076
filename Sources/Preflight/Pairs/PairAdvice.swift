/// What can be done about a finding: other frames where a search found some, else a sentence.
struct PairAdvice {
  private let better: String?
  /// Whether there are other frames, and nobody has searched them yet.
  private let canBeSearched: Bool

  init(start: PairFrame, end: PairFrame, taken: PairSearch?, better: PairSearch?) {
    self.better = better?.gain.map { "Choose frames \($0)" }
    canBeSearched = taken == nil && (start.surroundings != nil || end.surroundings != nil)
  }

  /// The recommended frames, or how to look for some, or what helps otherwise.
  func otherFrames(or advice: String) -> String {
    if let better { return better }
    return canBeSearched
      ? "Add --search 2 to look for frames that match better, or \(advice)."
      : "\(advice.capitalizedFirst)."
  }
}
