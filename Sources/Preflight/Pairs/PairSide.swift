/// Which of the two pictures of a transition is meant.
package enum PairSide: String, Sendable, Hashable, CaseIterable {
  /// The one it starts from: the end of clip A.
  case start
  /// The one it leads to: the start of clip B.
  case end

  /// The clip that the picture comes from, in messages.
  package var clip: String {
    switch self {
    case .start: "A"
    case .end: "B"
    }
  }

  /// The picture, in messages.
  package var name: String {
    switch self {
    case .start: "the end of A"
    case .end: "the start of B"
    }
  }
}
