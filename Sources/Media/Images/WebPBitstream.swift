/// What the first bytes of the coded picture in a WebP file tell.
struct WebPBitstream {
  let isLossless: Bool
  let width: Int
  let height: Int
  let hasAlpha: Bool

  /// The start of a `VP8 ` or `VP8L` chunk's data, or nil when it is cut or no key frame.
  init?(type: String, data: [UInt8], hasAlphaPlane: Bool) {
    var cursor = ByteCursor(data)
    isLossless = type == "VP8L"
    if isLossless {
      guard cursor.uint8() == 0x2F, let fields = cursor.littleEndian(4) else { return nil }
      width = Int(fields & 0x3FFF) + 1
      height = Int(fields >> 14 & 0x3FFF) + 1
      hasAlpha = fields >> 28 & 1 == 1
    } else {
      guard let tag = cursor.littleEndian(3), tag & 1 == 0, cursor.bigEndian(3) == 0x9D012A,
        let width = cursor.littleEndian(2), let height = cursor.littleEndian(2)
      else { return nil }
      self.width = Int(width & 0x3FFF)
      self.height = Int(height & 0x3FFF)
      hasAlpha = hasAlphaPlane
    }
  }

  /// The format in which FFmpeg decodes the picture.
  var pixelFormatName: String {
    if isLossless { return "argb" }
    return hasAlpha ? "yuva420p" : "yuv420p"
  }
}
