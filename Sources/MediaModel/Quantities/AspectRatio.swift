/// The shape of a frame: width over height as an exact fraction above zero.
public struct AspectRatio: Hashable, Sendable {
  /// Width divided by height.
  public let value: Rational

  /// A ratio, or nil when it is not above zero.
  public init?(_ value: Rational?) {
    guard let value, value > 0 else { return nil }
    self.value = value
  }

  /// The ratio of a size whose pixels are square.
  public init(of size: PixelSize) {
    value = Rational(reducing: Int128(size.width), Int128(size.height))
  }

  /// The ratio written as `"16:9"`, `"16/9"`, `"16x9"` or a decimal number, or nil when the text is
  /// none of these.
  public init?(_ text: String) {
    let terms = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = terms.count == 2 ? terms : text.split { $0 == "/" || $0 == "x" }
    guard parts.count == 2 else {
      self.init(Rational(decimal: text))
      return
    }
    guard let width = Rational(decimal: parts[0]), let height = Rational(decimal: parts[1]) else {
      return nil
    }
    self.init(width / height)
  }

  /// The names that people give to shapes; each is followed by its portrait form.
  public static let common: [AspectRatio] = [
    (1, 1), (16, 9), (9, 16), (4, 3), (3, 4), (3, 2), (2, 3), (5, 4), (4, 5), (21, 9), (9, 21),
    (2, 1), (1, 2), (17, 9), (9, 17),
  ].map { AspectRatio(reducing: $0.0, $0.1) }

  /// The common name that the shape is equal to or within 1 % of, or nil.
  ///
  /// One percent covers what rounding to even sides and to multiples of 16 does (854x480,
  /// 1920x1088), and keeps 3:2, 4:3 and 5:4 apart.
  public var nearestCommon: AspectRatio? {
    let distances = Self.common.map { (name: $0, distance: relativeDistance(to: $0)) }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return nearest.distance * 100 <= 1 ? nearest.name : nil
  }

  /// How far the shape is from another, as a share of the other (0.01 is one percent).
  public func relativeDistance(to other: AspectRatio) -> Rational {
    ((value - other.value).magnitude / other.value) ?? 0
  }

  /// The shape after a turn by a quarter.
  public var turned: AspectRatio {
    AspectRatio(reducing: value.denominator, value.numerator)
  }

  private init(reducing width: Int64, _ height: Int64) {
    value = Rational(reducing: Int128(width), Int128(height))
  }
}

extension AspectRatio: Comparable {
  public static func < (left: AspectRatio, right: AspectRatio) -> Bool { left.value < right.value }
}

extension AspectRatio: CustomStringConvertible {
  /// `"16:9"`; always the exact fraction in lowest terms (but 21:9 keeps its customary name).
  public var description: String {
    switch (value.numerator, value.denominator) {
    case (7, 3): "21:9"
    case (3, 7): "9:21"
    default: "\(value.numerator):\(value.denominator)"
    }
  }
}

/// A width and a height in pixels, both at least 1.
public struct PixelSize: Hashable, Sendable {
  public let width: Int
  public let height: Int

  /// A size, or nil when a side is not positive or beyond 2^31 - 1.
  public init?(width: Int, height: Int) {
    guard width > 0, height > 0, width <= Int(Int32.max), height <= Int(Int32.max) else {
      return nil
    }
    self.width = width
    self.height = height
  }

  /// The number of pixels.
  public var area: Int { width * height }
  /// The smaller of the two sides.
  public var shortSide: Int { min(width, height) }
  /// The larger of the two sides.
  public var longSide: Int { max(width, height) }
  /// Width over height of the pixel grid, as an exact fraction.
  public var ratio: AspectRatio { AspectRatio(of: self) }
  /// The size after a turn by a quarter.
  public var turned: PixelSize { PixelSize(unchecked: height, width) }

  /// The size, made smaller in both directions where its longer side is longer than that.
  package func within(longSide most: Int) -> PixelSize {
    guard longSide > most else { return self }
    return PixelSize(
      width: max(1, width * most / longSide), height: max(1, height * most / longSide)) ?? self
  }

  private init(unchecked width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }
}

extension PixelSize: CustomStringConvertible {
  /// `"1920x1080"`.
  public var description: String { "\(width)x\(height)" }
}
