import MediaModel

/// One way to bring a picture to a size.
struct PictureFit: Sendable, Hashable {
  /// How the shapes are reconciled.
  enum Method: Sendable, Hashable {
    /// The whole picture is shown; rounding to whole pixels changes its shape by less than two.
    case whole
    /// What does not fit is cut off.
    case crop
    /// The whole picture is shown on a larger canvas.
    case pad
  }

  /// The size of the result.
  var size: PixelSize
  var method: Method
  /// What is cut off the picture as it is shown, or nil; in its pixels.
  var crop: Cropping?
  /// The size of the picture itself; that of the result unless it is padded.
  var pictureSize: PixelSize

  /// What share of the picture is cut off, from 0 to 1.
  func lostShare(of shown: PixelSize) -> Rational {
    guard let crop else { return 0 }
    let width = shown.width - crop.left - crop.right
    let height = shown.height - crop.top - crop.bottom
    return 1 - (Rational(Int64(width * height), Int64(shown.area)) ?? 1)
  }

  /// What share of the result is bars, from 0 to 1.
  var barShare: Rational {
    guard method == .pad else { return 0 }
    return 1 - (Rational(Int64(pictureSize.area), Int64(size.area)) ?? 1)
  }

  /// What is left of the picture before it is scaled.
  func keptSize(of shown: PixelSize) -> PixelSize {
    guard let crop else { return shown }
    return PixelSize(
      width: shown.width - crop.left - crop.right, height: shown.height - crop.top - crop.bottom)
      ?? shown
  }

  /// Whether the picture gets more pixels than it has.
  func isUpscaling(_ shown: PixelSize) -> Bool {
    let kept = keptSize(of: shown)
    return pictureSize.width > kept.width || pictureSize.height > kept.height
  }

  /// Whether nothing is cropped, padded or scaled.
  func isUnchanged(_ shown: PixelSize) -> Bool { size == shown && method == .whole }
}

extension PictureFit {
  /// The picture brought to a size by showing all of it, or nil when its shape is another.
  static func whole(_ shown: PixelSize, in size: PixelSize) -> PictureFit? {
    // A row too many is cut off rather than the whole picture scaled by a hair.
    guard size == shown || (size.hasShape(of: shown) && !size.isShavedOff(shown)) else {
      return nil
    }
    return PictureFit(size: size, method: .whole, crop: nil, pictureSize: size)
  }

  /// The picture brought to a size by cutting off what does not fit.
  static func cropped(
    _ shown: PixelSize, to size: PixelSize, focus: FitOptions.Focus, step: Int
  ) -> PictureFit {
    let kept = keptSize(of: shown, for: size, step: step)
    let (spareWidth, spareHeight) = (shown.width - kept.width, shown.height - kept.height)
    let left = offset(of: kept.width, in: shown.width, at: focus.x, step: step)
    let top = offset(of: kept.height, in: shown.height, at: focus.y, step: step)
    let crop = Cropping(
      left: left, right: spareWidth - left, top: top, bottom: spareHeight - top)
    return PictureFit(
      size: size, method: .crop, crop: crop.isEmpty ? nil : crop, pictureSize: size)
  }

  /// The whole picture on a canvas.
  static func padded(_ shown: PixelSize, to size: PixelSize, step: Int) -> PictureFit? {
    let isWider = shown.width * size.height >= shown.height * size.width
    let share =
      isWider
      ? Rational(Int64(size.width), Int64(shown.width))
      : Rational(Int64(size.height), Int64(shown.height))
    guard let share else { return nil }
    func side(_ side: Int, within most: Int) -> Int {
      let exact = Rational(side) * share
      let count = Int(((exact + Rational(Int64(step), 2).orZero).roundedDown)) / step * step
      return min(max(step, count), most)
    }
    guard
      let picture = PixelSize(
        width: isWider ? size.width : side(shown.width, within: size.width),
        height: isWider ? side(shown.height, within: size.height) : size.height)
    else { return nil }
    return PictureFit(size: size, method: .pad, crop: nil, pictureSize: picture)
  }

  /// The largest part of a picture that has the shape of a size.
  ///
  /// Where cutting a few pixels off spares the picture from being scaled, they are cut.
  private static func keptSize(of shown: PixelSize, for size: PixelSize, step: Int) -> PixelSize {
    let fits = size.width <= shown.width && size.height <= shown.height
    let isNear =
      (shown.width - size.width) * 50 <= shown.width
      && (shown.height - size.height) * 50 <= shown.height
    if fits, isNear { return size }
    func rounded(_ value: Rational, _ most: Int) -> Int {
      min(most, max(step, Int((value + .half).roundedDown) / step * step))
    }
    let isWider = shown.width * size.height >= shown.height * size.width
    let ratio = size.ratio.value
    let kept =
      isWider
      ? PixelSize(width: rounded(Rational(shown.height) * ratio, shown.width), height: shown.height)
      : PixelSize(
        width: shown.width, height: rounded((Rational(shown.width) / ratio).orZero, shown.height))
    return kept ?? shown
  }

  private static func offset(of kept: Int, in whole: Int, at focus: Rational, step: Int) -> Int {
    let middle = Rational(whole) * focus - Rational(kept) * .half
    let wanted = Int((middle + .half).roundedDown)
    return min(max(0, wanted), whole - kept) / step * step
  }
}

extension PixelSize {
  /// Whether the shape is another's, as near as whole or even pixels can be.
  func hasShape(of other: PixelSize) -> Bool {
    let difference = abs(width * other.height - height * other.width)
    return difference < 2 * max(other.width, other.height)
      && difference * 100 <= width * other.height
  }

  /// Whether the sides are another's, or one pixel less.
  func isShavedOff(_ other: PixelSize) -> Bool {
    (0...1).contains(other.width - width) && (0...1).contains(other.height - height)
  }
}

extension Rational? {
  /// The fraction, or zero where a divisor was zero.
  var orZero: Rational { self ?? 0 }
}

/// The picture that is there before anything is cropped or scaled, as a viewer sees it and as it is
/// stored.
struct PictureSource: Sendable, Hashable {
  /// The size that a viewer sees.
  let shown: PixelSize
  /// The stored size, the container's cropping and the turn applied; its pixels need not be square.
  let turned: PixelSize
  /// The turn that is baked.
  let turn: Rotation
  /// What the container hides, in stored pixels.
  let containerCropping: Cropping?

  /// The picture of the main video track or of the image; nil when its size is not known, or when it
  /// is turned by an odd angle.
  init?(_ facts: MediaFacts) {
    let stored = facts.image?.storedSize ?? facts.mainVideo?.storedSize
    let rotation = facts.image?.rotation ?? facts.mainVideo?.rotation
    guard let stored, let shown = facts.displaySize, let rotation else { return nil }
    let cropping = facts.image == nil ? facts.mainVideo?.containerCropping : nil
    let visible =
      cropping.flatMap { cropping in
        PixelSize(
          width: stored.width - cropping.left - cropping.right,
          height: stored.height - cropping.top - cropping.bottom)
      } ?? stored
    self.shown = shown
    turned = rotation.swapsSides ? visible.turned : visible
    turn = rotation
    containerCropping = cropping.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether pixels are square.
  var isSquare: Bool { shown == turned }
}
