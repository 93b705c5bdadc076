import MediaModel

/// Decides what damage in the wanted part of a source means: an error, or something to be told.
struct PictureDamage {
  private let path: String
  private let isTolerated: Bool
  /// What was replaced or mended because it could not be decoded, a sentence each.
  private(set) var notes: [String] = []

  init(path: String, isTolerated: Bool) {
    self.path = path
    self.isTolerated = isTolerated
  }

  /// Refuses pictures that could not be decoded, unless that is tolerated.
  ///
  /// - Throws: `MediaError` with the place of the damage.
  func check(count: Int, near place: MediaTime?) throws(MediaError) {
    guard count > 0, !isTolerated else { return }
    throw MediaError(
      .damaged, path: path,
      reason: "is damaged near \(Self.words(place)); choose another part, or add "
        + "--tolerate-damage to take what can be decoded.")
  }

  /// Takes stock at the end of the wanted part.
  ///
  /// - Parameters:
  ///   - damagedCount: How many packets or pictures the decoder complained of.
  ///   - foundCount: How many pictures came out.
  ///   - expectedCount: How many there should be, or nil when that is not known.
  ///   - place: When the last picture was shown.
  /// - Throws: `MediaError` when pictures are missing and that is not tolerated.
  mutating func finish(
    damagedCount: Int, foundCount: Int, expectedCount: Int?, near place: MediaTime?
  ) throws(MediaError) {
    guard foundCount > 0 else {
      throw MediaError(
        .damaged, path: path, reason: "has no picture that can be decoded in the wanted part.")
    }
    let missing = (expectedCount ?? foundCount) - foundCount
    guard missing >= 0 else {
      throw MediaError(
        .damaged, path: path,
        reason: "has \(-missing) more pictures in the wanted part than its index says.")
    }
    if missing > 0 {
      let what = "\(missing) of the \(foundCount + missing) pictures in the wanted part"
      guard isTolerated else {
        throw MediaError(
          .damaged, path: path,
          reason: "cannot be decoded in full: \(what) \(missing == 1 ? "is" : "are") missing, the "
            + "last one found near \(Self.words(place)); choose another part, or add "
            + "--tolerate-damage.")
      }
      notes.append("\(what) could not be decoded; the one before is repeated.")
    }
    if damagedCount > 0 {
      notes.append(
        "The source is damaged in \(damagedCount) place\(damagedCount == 1 ? "" : "s") of the "
          + "wanted part; pictures there are as the decoder could mend them.")
    }
  }

  private static func words(_ place: MediaTime?) -> String {
    place.map { "\($0.seconds.decimal(places: 3)) s" } ?? "its start"
  }
}
