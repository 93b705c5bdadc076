import MediaModel

/// What the transformative properties of a HEIF item do to its picture, one after the other.
struct HEIFTransforms {
  /// The size after the properties applied so far.
  private(set) var size: PixelSize
  /// The turn that the properties applied so far ask for.
  private(set) var rotation = Rotation.none

  /// Starts with the size that is stored.
  init(size: PixelSize) {
    self.size = size
  }

  /// Applies one property; those that change neither crop nor orientation are passed over.
  mutating func apply(_ property: HEIFBox) {
    switch property.type {
    case "clap": crop(property)
    case "irot":
      // Stated in quarter turns anticlockwise.
      let quarters = Int(property.payload.first ?? 0) & 3
      rotation = rotation.turned(by: 360 - 90 * quarters)
      if quarters & 1 == 1 { size = size.turned }
    case "imir":
      let exchangesSides = (property.payload.first ?? 0) & 1 == 1
      rotation = exchangesSides ? rotation.mirroredLeftToRight : rotation.mirroredTopToBottom
    default: break
    }
  }

  // A clean aperture with a zero denominator or beyond the picture is ignored, as decoders do.
  private mutating func crop(_ property: HEIFBox) {
    var cursor = ByteCursor(property.payload)
    guard let width = Self.side(&cursor), let height = Self.side(&cursor),
      width <= size.width, height <= size.height,
      let cropped = PixelSize(width: width, height: height)
    else { return }
    size = cropped
  }

  private static func side(_ cursor: inout ByteCursor) -> Int? {
    guard let numerator = cursor.uint32(), let denominator = cursor.uint32(), denominator > 0
    else { return nil }
    return Int((2 * UInt64(numerator) + UInt64(denominator)) / (2 * UInt64(denominator)))
  }
}
