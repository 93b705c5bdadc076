import Media
import MediaModel

extension FrameRendition {
  /// Takes over where a picture is cut, how it is turned, and to which size it is brought.
  mutating func apply(_ fit: PictureFit, to source: PictureSource, background: String, step: Int) {
    containerCropping = source.containerCropping
    turn = source.turn
    crop = fit.crop.map { $0.scaled(from: source.shown, to: source.turned, step: step) }
    let kept = crop.map { crop in
      PixelSize(
        width: source.turned.width - crop.left - crop.right,
        height: source.turned.height - crop.top - crop.bottom) ?? source.turned
    }
    scaledSize = fit.pictureSize == kept ?? source.turned ? nil : fit.pictureSize
    guard fit.method == .pad, fit.pictureSize != fit.size else { return }
    padding = Padding(
      size: fit.size, left: (fit.size.width - fit.pictureSize.width) / 2 / step * step,
      top: (fit.size.height - fit.pictureSize.height) / 2 / step * step, color: background)
  }
}

extension Cropping {
  /// The same edges in the pixels of another grid over the same picture, at multiples of a step so
  /// that samples of colour stay where they are.
  fileprivate func scaled(from shown: PixelSize, to stored: PixelSize, step: Int) -> Cropping {
    guard shown != stored else { return self }
    func scaled(_ edge: Int, _ from: Int, _ to: Int) -> Int {
      let exact = Rational(edge) * (Rational(Int64(to), Int64(from)) ?? 1)
      return Int((exact + Rational(Int64(step), 2).orZero).roundedDown) / step * step
    }
    return Cropping(
      left: scaled(left, shown.width, stored.width),
      right: scaled(right, shown.width, stored.width),
      top: scaled(top, shown.height, stored.height),
      bottom: scaled(bottom, shown.height, stored.height))
  }
}
