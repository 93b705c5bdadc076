import MediaModel

/// Lengths of a drawing as shares of its width.
enum Share {
  /// A share as a percentage of CSS, between none and all.
  static func percent(_ share: Double) -> String {
    let share = share.isFinite ? min(max(share, 0), 1) : 0
    return MeasuredNumber.text(share * 100, places: 3) + "%"
  }

  /// The style of a part that begins at one share and ends at another.
  static func style(from start: Double, to end: Double) -> String {
    "left:\(percent(start));width:\(percent(max(0, end - start)))"
  }

  /// How far a time is along a scale that ends at another.
  static func of(_ time: MediaTime, in end: MediaTime) -> Double {
    (time.seconds / end.seconds)?.approximation ?? 0
  }
}
