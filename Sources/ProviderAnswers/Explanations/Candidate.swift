/// An entry that may explain a failure, and what led to it.
package struct Candidate {
  /// What led to an entry, the surest first.
  package enum Ground: Int {
    case code, header, message, status, state, words
  }

  package let entry: Int
  package let ground: Ground
  /// How much of the text speaks for it, among those of one ground.
  let strength: Int
  /// What of the text led here: `the code 1201`.
  package let matched: String
  /// Whether it is of a provider that is meant.
  let isPreferred: Bool
}

/// Entries that may explain a failure, each once.
struct Candidates {
  private var found: [Candidate] = []

  var isEmpty: Bool { found.isEmpty }

  /// Adds what is not there yet.
  mutating func add(_ more: [Candidate]) {
    for candidate in more where !found.contains(where: { $0.entry == candidate.entry }) {
      found.append(candidate)
    }
  }

  /// The explanations, the most likely first.
  ///
  /// The surest ground counts first, then whether the provider is the one that is meant, then how
  /// much speaks for it; what holds everywhere comes before what holds at one of several providers.
  func sorted(in knowledge: Knowledge) -> [Explanation] {
    found.sorted { first, second in
      rank(first, knowledge).lexicographicallyPrecedes(rank(second, knowledge))
    }.map { candidate in
      var explanation = knowledge.entries[candidate.entry].explanation
      explanation.matched = candidate.matched
      return explanation
    }
  }

  /// Numbers that are smaller the more likely a candidate is; the place in the files comes last, so
  /// that the order is always the same.
  private func rank(_ candidate: Candidate, _ knowledge: Knowledge) -> [Int] {
    let provider = knowledge.entries[candidate.entry].explanation.provider
    return [
      candidate.ground.rawValue, candidate.isPreferred ? 0 : 1, -candidate.strength,
      provider == nil ? 0 : 1, candidate.entry,
    ]
  }
}
