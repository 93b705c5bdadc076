package import MediaModel

/// What the user wants of a pair, beyond that it is accepted.
package struct PairWishes: Sendable, Hashable {
  /// How pictures of another shape are brought to the shape of the pair; both alike.
  package var aspectChange = RepairWishes.AspectChange.crop
  /// What crops keep in view, or nil for the middle.
  package var focus: RepairWishes.Focus?
  /// What transparent pictures and padding are laid on, as `RRGGBB`.
  package var background = "000000"
  /// Whether recommendations are followed as well as what is required.
  package var followsRecommendations = false
  /// How much of the end of the first clip and of the start of the second one is searched for the pair
  /// that matches best, or nil to take the last and the first good frame.
  package var search: MediaTime?
  /// How much of the end of the first clip is cut out as a clip of its own, or nil for nothing.
  package var tail: MediaTime?

  package init() {}

  /// Wishes changed from the usual ones.
  package init(_ change: (inout PairWishes) -> Void) { change(&self) }
}
