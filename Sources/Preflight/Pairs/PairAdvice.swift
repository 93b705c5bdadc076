/// What can be done about a finding: other frames where a search found some, else a sentence.
struct PairAdvice {
  private let better: PairSearch?
  /// Whether there are other frames, and nobody has searched them yet.
  private let canBeSearched: Bool

  init(start: PairFrame, end: PairFrame, taken: PairSearch?, better: PairSearch?) {
    self.better = better
    canBeSearched = taken == nil && (start.surroundings != nil || end.surroundings != nil)
  }

  /// The recommended frames where they better this trait, or how to look for some, or what helps
  /// otherwise.
  func otherFrames(for trait: PairTrait, or advice: String) -> String {
    if let better, let gain = better.gain, better.betters(trait) { return "Choose frames \(gain)" }
    return canBeSearched && better?.gain == nil
      ? "Add --search 2 to look for frames that match better, or \(advice)."
      : "\(advice.capitalizedFirst)."
  }
}
