import MediaModel

/// How well a picture's shape fits a demanded one.
enum AspectFit: Sendable, Hashable {
  /// Equal, or as near as whole or even pixels can be.
  case exact
  /// Within one percent: may be cropped, stretched or refused.
  case near
  case different

  init(_ shape: AspectRatio, size: PixelSize?, to wanted: AspectRatio) {
    guard shape.relativeDistance(to: wanted) * 100 <= 1 else {
      self = .different
      return
    }
    let isRounded = size.map { Self.isRounding($0, of: wanted) } ?? false
    self = shape == wanted || isRounded ? .exact : .near
  }

  /// Whether one side is the other's ideal, rounded to the next whole or even pixel.
  private static func isRounding(_ size: PixelSize, of wanted: AspectRatio) -> Bool {
    let (width, height) = (Rational(size.width), Rational(size.height))
    guard let idealHeight = width / wanted.value else { return false }
    return (width - height * wanted.value).magnitude < 2 || (height - idealHeight).magnitude < 2
  }
}
