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
