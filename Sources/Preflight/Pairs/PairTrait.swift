/// What a search for other frames can better about a pair.
enum PairTrait: CaseIterable {
  /// How far the subject moves.
  case subject
  /// How the exposure differs.
  case exposure
  /// How the colours at the same places differ.
  case color
  /// How blurred the worse picture is.
  case sharpness
  /// How well the pictures match, all in all.
  case whole
}
