import MediaModel

/// How numbers are written in steps and reasons.
enum Words {
  /// `"1 frame"`, `"149 frames"`.
  static func frames(_ count: Int) -> String { "\(count) frame\(count == 1 ? "" : "s")" }

  /// `"149 frames are"`, `"1 frame is"`.
  static func framesAre(_ count: Int) -> String { "\(frames(count)) \(count == 1 ? "is" : "are")" }

  /// `"30 fps"`, `"29.97 fps"`.
  static func rate(_ rate: FrameRate) -> String {
    "\(rate.framesPerSecond.shortDecimal(places: 3)) fps"
  }

  /// A share in percent with one decimal: `"6.2 %"`.
  static func percent(_ share: Rational) -> String {
    "\((share * 100).shortDecimal(places: 1)) %"
  }

  /// `"mp4, mov or webm"`.
  static func list(_ items: [String], _ conjunction: String = "or") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  /// `"16,777,216 bytes"`.
  package static func bytes(_ count: Int64) -> String {
    var digits = String(count)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",") + " bytes"
  }
}

extension MediaTime {
  /// The time to the microsecond without trailing zeros: `"4.966667 s"`, `"5 s"`.
  var short: String { seconds.shortDecimal(places: 6) + " s" }
}

extension String {
  /// The same text with a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The same text with a full stop, unless it has one.
  var sentence: String { hasSuffix(".") ? self : self + "." }
}
