import MediaModel

/// What the first sample description (`stsd`) of a track tells beyond what FFmpeg reads.
struct ISOSampleEntry {
  /// Four characters that name the codec.
  var codecTag: String?
  /// The clean aperture (`clap`) as the part of the picture that it cuts away, or nil.
  var cropping: Cropping?
  /// The number of descriptions; more than one changes the decoder's set-up midway.
  package var count = 0

  init() {}

  /// Reads an `stsd` box.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  init(_ box: ISOBox, handler: String, _ boxes: ISOBoxes) throws(MediaError) {
    let entries = try boxes.children(of: box, skipping: 8)
    count = entries.count
    guard let first = entries.first else { return }
    codecTag = first.type
    guard handler == "vide" else { return }
    var fields = try boxes.payload(of: first, atMost: 78)
    fields.skip(24)
    let width = Int(fields.uint16() ?? 0)
    let height = Int(fields.uint16() ?? 0)
    let extensions = try boxes.children(of: first, skipping: 78)
    guard let aperture = extensions.first(where: { $0.type == "clap" }) else { return }
    var values = try boxes.payload(of: aperture, atMost: 32)
    cropping = values.cleanAperture(width: width, height: height)
  }
}

extension ByteCursor {
  /// The pixels that a `clap` payload cuts from a picture of this size, or nil when it cuts none or
  /// makes no sense.
  ///
  /// Source: ISO/IEC 14496-12, 12.1.4: the aperture's centre is offset from the picture's centre.
  mutating func cleanAperture(width: Int, height: Int) -> Cropping? {
    func fraction() -> Rational? {
      guard let numerator = int32(), let denominator = int32() else { return nil }
      return Rational(Int64(numerator), Int64(denominator))
    }
    guard width > 0, height > 0, let clapWidth = fraction(), let clapHeight = fraction(),
      let offsetX = fraction(), let offsetY = fraction(), clapWidth > 0, clapHeight > 0
    else { return nil }
    let half = Rational(reducingHalf: 1)
    let left = ((Rational(width) - clapWidth) * half + offsetX).roundedUp
    let top = ((Rational(height) - clapHeight) * half + offsetY).roundedUp
    let shownWidth = clapWidth.roundedDown
    let shownHeight = clapHeight.roundedDown
    let right = Int64(width) - left - shownWidth
    let bottom = Int64(height) - top - shownHeight
    let cropping = Cropping(
      left: Int(left), right: Int(right), top: Int(top), bottom: Int(bottom))
    guard min(left, right, top, bottom) >= 0, shownWidth > 0, shownHeight > 0, !cropping.isEmpty
    else { return nil }
    return cropping
  }
}

extension Rational {
  fileprivate init(reducingHalf numerator: Int64) {
    self = Rational(numerator, 2) ?? 0
  }
}
