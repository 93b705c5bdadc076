import MediaModel

/// From stored pixels to what a viewer sees: crop, make pixels square, turn.
struct DisplayGeometry {
  let size: PixelSize?
  let ratio: AspectRatio?

  /// The geometry of a picture.
  ///
  /// - Parameters:
  ///   - stored: the decoded size, after the codec's cropping.
  ///   - cropping: what the container cuts away, or nil.
  ///   - pixelAspect: the shape of a stored pixel, or nil when unknown, which players show square.
  ///   - rotation: the turn, or nil for an angle that only a renderer can follow.
  init(
    stored: PixelSize?, cropping: Cropping?, pixelAspect: AspectRatio?, rotation: Rotation?
  ) {
    let cropped = stored.flatMap { stored in
      guard let cropping else { return stored }
      return PixelSize(
        width: stored.width - cropping.left - cropping.right,
        height: stored.height - cropping.top - cropping.bottom) ?? stored
    }
    guard let cropped else {
      size = nil
      ratio = nil
      return
    }
    let aspect = pixelAspect?.value ?? 1
    let square: PixelSize? =
      aspect >= 1
      ? PixelSize(
        width: Int((Rational(cropped.width) * aspect).rounded), height: cropped.height)
      : PixelSize(
        width: cropped.width,
        height: Int(((Rational(cropped.height) / aspect) ?? Rational(cropped.height)).rounded))
    let exact = AspectRatio(cropped.ratio.value * aspect)
    let turns = rotation?.swapsSides == true
    size = turns ? square?.turned : square
    ratio = turns ? exact?.turned : exact
  }
}

extension Rational {
  /// The nearest whole number, halves away from zero.
  fileprivate var rounded: Int64 {
    (self + (Rational(numerator < 0 ? -1 : 1, 2) ?? 0)).truncated
  }

  private var truncated: Int64 { numerator / denominator }
}
