/// The first chunk of a PNG file: the size and how pixels are stored.
struct PNGHeader {
  let width: Int
  let height: Int
  /// Bits of one sample, or of one index into the palette.
  let sampleDepth: Int
  /// 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha.
  let colorType: Int

  /// A header chunk's data, or nil when they are too short.
  init?(_ data: [UInt8]) {
    var cursor = ByteCursor(data)
    guard let width = cursor.uint32(), let height = cursor.uint32(),
      let sampleDepth = cursor.uint8(), let colorType = cursor.uint8()
    else { return nil }
    self.width = Int(width)
    self.height = Int(height)
    self.sampleDepth = Int(sampleDepth)
    self.colorType = Int(colorType)
  }

  /// `"gray"`, `"palette"` or `"RGB"`, or nil for a number that PNG does not know.
  var colorModel: String? {
    switch colorType {
    case 0, 4: "gray"
    case 3: "palette"
    case 2, 6: "RGB"
    default: nil
    }
  }

  /// Bits of one component of the picture; an entry of a palette has 8.
  var bitDepth: Int { colorType == 3 ? 8 : sampleDepth }

  /// The format in which FFmpeg decodes the picture, or nil for a combination PNG does not allow.
  func pixelFormatName(hasTransparency: Bool, isAnimated: Bool) -> String? {
    switch (colorType, sampleDepth) {
    case (0, 1) where !isAnimated: "monob"
    case (0, ...8): hasTransparency ? "ya8" : "gray"
    case (0, 16): hasTransparency ? "ya16be" : "gray16be"
    case (2, 8): hasTransparency ? "rgba" : "rgb24"
    case (2, 16): hasTransparency ? "rgba64be" : "rgb48be"
    case (3, ...8): "pal8"
    case (4, 8): "ya8"
    case (4, 16): "ya16be"
    case (6, 8): "rgba"
    case (6, 16): "rgba64be"
    default: nil
    }
  }
}
