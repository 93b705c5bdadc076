import CommandLineArguments
import MediaModel

/// Numbers of bytes as they are typed: `500000`, `8MB`, `1.5MiB`.
///
/// A bare `M` is refused: some mean 1,000,000 by it and some 1,048,576.
enum ByteCountArgument {
  private static let units: [String: Int64] = [
    "": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000,
    "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
  ]

  /// The number of bytes that a text means, rounded down, or nil without a text.
  ///
  /// - Throws: `ValidationError` when it is none, or less than one.
  static func count(_ text: String?, of option: String) throws -> Int64? {
    guard let text else { return nil }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(digits.count)
    guard let number = Rational(decimal: digits), let factor = units[unit.lowercased()] else {
      let ambiguous = ["k", "m", "g"].contains(unit.lowercased()) && !digits.isEmpty
      let advice =
        ambiguous
        ? "write \(digits)\(unit)B for the decimal unit or \(digits)\(unit)iB for the binary one."
        : "write 500000, 8MB (8,000,000) or 8MiB (8,388,608)."
      throw ValidationError("'\(text)' is no number of bytes for \(option): \(advice)")
    }
    let count = (number * Rational(factor)).roundedDown
    guard count >= 1 else { throw ValidationError("\(option) takes at least one byte.") }
    return count
  }
}

/// Sizes of pictures as they are typed: `1280x720`.
enum SizeArgument {
  private static let longestSide = 16_384

  /// The size that a text means, or nil without a text.
  ///
  /// - Throws: `ValidationError` when it is none, or one that no picture should have.
  static func size(_ text: String?, of option: String) throws -> PixelSize? {
    guard let text else { return nil }
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { side in
      side.allSatisfy(\.isNumber) ? Int(side) : nil
    }
    guard sides.count == 2, let width = sides[0], let height = sides[1],
      let size = PixelSize(width: width, height: height)
    else {
      throw ValidationError("'\(text)' is no size for \(option): write 1280x720.")
    }
    guard size.longSide <= longestSide else {
      throw ValidationError("No side of \(option) may be longer than \(longestSide) pixels.")
    }
    return size
  }
}
