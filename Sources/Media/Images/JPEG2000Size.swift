/// The size marker at the start of a JPEG 2000 code stream.
struct JPEG2000Size {
  /// One component: bits of a sample, and how many columns and rows of the picture a sample spans.
  struct Component {
    let bitDepth: Int
    let horizontal: Int
    let vertical: Int
  }

  let width: Int
  let height: Int
  let components: [Component]

  /// The marker with its segment, or nil when it is another one or cut.
  init?(_ bytes: [UInt8]) {
    var cursor = ByteCursor(bytes)
    guard cursor.uint16() == 0xFF51, cursor.uint16() != nil, cursor.uint16() != nil,
      let right = cursor.uint32(), let bottom = cursor.uint32(), let left = cursor.uint32(),
      let top = cursor.uint32(), right > left, bottom > top, cursor.take(16) != nil,
      let count = cursor.uint16()
    else { return nil }
    var components: [Component] = []
    for _ in 0..<min(count, 64) {
      guard let depth = cursor.uint8(), let horizontal = cursor.uint8(),
        let vertical = cursor.uint8()
      else { return nil }
      components.append(
        Component(
          bitDepth: Int(depth & 0x7F) + 1, horizontal: Int(horizontal), vertical: Int(vertical)))
    }
    width = Int(right - left)
    height = Int(bottom - top)
    self.components = components
  }

  /// Bits of one sample, or nil when the stream has no component.
  var bitDepth: Int? { components.map(\.bitDepth).max() }

  /// The chroma sampling, or nil when no common name fits.
  var chroma: String? {
    if components.count < 3 { return "gray" }
    return switch (components[1].horizontal, components[1].vertical) {
    case (1, 1): "4:4:4"
    case (2, 1): "4:2:2"
    case (2, 2): "4:2:0"
    default: nil
    }
  }

  /// What the components mean, from the number of the enumerated colour space, if stated.
  func colorModel(colorSpace: Int?) -> String? {
    switch colorSpace {
    case 16: "RGB"
    case 17: "gray"
    case 18: "YCbCr"
    default: components.count < 3 ? "gray" : chroma == "4:4:4" ? nil : "YCbCr"
    }
  }

  /// The format in which FFmpeg decodes the picture, or nil where it does not follow from here.
  func pixelFormatName(colorSpace: Int?) -> String? {
    switch (colorSpace, components.count, bitDepth, chroma) {
    case (16, 3, 8, "4:4:4"): "rgb24"
    case (16, 4, 8, "4:4:4"): "rgba"
    case (16, 3, 16, "4:4:4"): "rgb48le"
    case (17, 1, 8, _): "gray"
    case (17, 1, 16, _): "gray16le"
    case (18, 3, 8, let chroma?): "yuv\(chroma.filter { $0 != ":" })p"
    default: nil
    }
  }
}
