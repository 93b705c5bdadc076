/// What a pair is measured against, and where that comes from.
enum PairLimits {
  typealias Threshold = PairFinding.Threshold

  static let aspect = Threshold(
    .atMost, 0.01,
    origin: "Rounding to even sides and to multiples of 16 changes up to 1 %.")
  static let crop = Threshold(
    .atMost, 0.10, origin: "The command preflight fit crops up to 10 % unasked.")
  static let exposure = Threshold(.atMost, 1, origin: sameShot("1.3 %", "59 %"))
  static let contrast = Threshold(.atMost, 1.6, origin: sameShot("1.3 %", "54 %"))
  static let color = Threshold(.atMost, 5, origin: sameShot("1.3 %", "74 %"))
  static let likeness = Threshold(.atLeast, 0.25, origin: sameShot("1.3 %", "52 %", "less"))
  static let difference = Threshold(
    .atLeast, 0.001,
    origin: "Up to -60 dB FFmpeg's freezedetect takes two frames for the same.")
  static let subjectMove = Threshold(.atMost, 0.15, origin: sameShot("1.3 %", "14 %"))
  static let subjectSize = Threshold(.atMost, 3, origin: sameShot("4.6 %", "27 %"))
  static let sharpness = Threshold(.atMost, 0.15, origin: sameShot("0.4 %", "27 %"))

  /// How a threshold parts pairs that belong together from those that do not.
  private static func sameShot(
    _ same: String, _ unrelated: String, _ word: String = "more"
  ) -> String {
    "Measured on 43 real clips: \(word) than that is seen in \(same) of 239 pairs of frames one "
      + "second apart in a shot, and in \(unrelated) of 780 pairs from different clips."
  }
}
