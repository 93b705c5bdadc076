/// A JPEG frame header: how the picture is coded, its size and its components.
struct JPEGFrame {
  /// One component with its sampling factors.
  struct Component {
    let identifier: UInt8
    let horizontal: Int
    let vertical: Int
  }

  /// The number of the frame marker, 0 to 15, or 0x37 for JPEG-LS.
  let process: Int
  /// Bits of one sample.
  let precision: Int
  let width: Int
  /// The number of lines; 0 when only a later marker states it.
  let height: Int
  let components: [Component]

  /// A frame header's marker and payload, or nil when it is cut or not a frame header.
  init?(marker: UInt8, payload: [UInt8]) {
    guard Self.isFrameMarker(marker) else { return nil }
    var cursor = ByteCursor(payload)
    guard let precision = cursor.uint8(), let height = cursor.uint16(),
      let width = cursor.uint16(), let count = cursor.uint8()
    else { return nil }
    var components: [Component] = []
    for _ in 0..<count {
      guard let component = cursor.take(3) else { return nil }
      let factors = Int(component[component.startIndex + 1])
      components.append(
        Component(
          identifier: component[component.startIndex], horizontal: factors >> 4,
          vertical: factors & 15))
    }
    process = Int(marker) - 0xC0
    self.precision = Int(precision)
    self.width = Int(width)
    self.height = Int(height)
    self.components = components
  }

  /// Whether a marker starts a frame header (C4, C8 and CC mean something else).
  static func isFrameMarker(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker) || marker == 0xF7
  }

  var isJPEGLS: Bool { process == 0x37 }

  /// Whether decoders in general, FFmpeg's among them, take this kind of coding.
  var isCommonlyDecodable: Bool { [0, 1, 2, 3, 0x37].contains(process) }

  /// The coding process in words; the first five as FFmpeg names them.
  var profile: String {
    switch process {
    case 0: "Baseline"
    case 1: "Sequential"
    case 2: "Progressive"
    case 3: "Lossless"
    case 0x37: "JPEG LS"
    case 9: "Sequential, arithmetic coding"
    case 10: "Progressive, arithmetic coding"
    case 11: "Lossless, arithmetic coding"
    default: "Hierarchical"
    }
  }

  /// The chroma sampling (`"4:2:0"`, `"gray"`), or nil when no common name fits.
  var chroma: String? {
    if components.count < 3 { return components.count == 1 ? "gray" : nil }
    let (first, second, third) = (components[0], components[1], components[2])
    guard second.horizontal > 0, second.vertical > 0, second.horizontal == third.horizontal,
      second.vertical == third.vertical, first.horizontal % second.horizontal == 0,
      first.vertical % second.vertical == 0
    else { return nil }
    return switch (first.horizontal / second.horizontal, first.vertical / second.vertical) {
    case (1, 1): "4:4:4"
    case (2, 1): "4:2:2"
    case (2, 2): "4:2:0"
    case (1, 2): "4:4:0"
    case (4, 1): "4:1:1"
    case (4, 2): "4:1:0"
    default: nil
    }
  }

  /// What the components mean, from the Adobe marker's transform (0 to 2, or nil without marker).
  func colorModel(adobeTransform: Int?, isJFIF: Bool) -> String? {
    switch components.count {
    case 1: "gray"
    case 3: isRGB(adobeTransform: adobeTransform, isJFIF: isJFIF) ? "RGB" : "YCbCr"
    case 4: adobeTransform == 2 ? "YCCK" : "CMYK"
    default: nil
    }
  }

  /// The format in which FFmpeg decodes the frame, or nil where it does not follow from here.
  func pixelFormatName(colorModel: String?) -> String? {
    switch (colorModel, chroma, precision) {
    case ("gray", _, ...8): "gray"
    case ("gray", _, _): "gray16le"
    case ("RGB", "4:4:4", ...8): isJPEGLS ? "rgb24" : "gbrp"
    case ("YCbCr", "4:4:4", 9...): "yuv444p16le"
    case ("YCbCr", let chroma?, ...8) where chroma != "4:1:0":
      "yuvj\(chroma.filter { $0 != ":" })p"
    default: nil
    }
  }

  private func isRGB(adobeTransform: Int?, isJFIF: Bool) -> Bool {
    if isJFIF { return false }
    if let adobeTransform { return adobeTransform == 0 }
    return isJPEGLS || components.map(\.identifier) == Array("RGB".utf8)
  }
}
