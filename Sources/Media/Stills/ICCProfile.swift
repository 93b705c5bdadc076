import CFFmpeg

/// An embedded description of what the code values of an image mean (ISO 15076-1).
struct ICCProfile: Hashable {
  package let bytes: [UInt8]

  /// A profile, or nil when the bytes are none.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 128, bytes[36..<40].elementsEqual("acsp".utf8) else { return nil }
    self.bytes = bytes
  }

  /// The profile that a decoder found, or nil.
  init?(of frame: Frame) {
    guard
      let found = av_frame_get_side_data(frame.raw, AV_FRAME_DATA_ICC_PROFILE),
      let data = found.pointee.data
    else { return nil }
    self.init(Array(UnsafeBufferPointer(start: data, count: Int(found.pointee.size))))
  }

  /// What the profile describes, such as `"RGB "`, `"GRAY"` or `"CMYK"`.
  var colorSpace: String { String(fourCharacters: bytes[16..<20]) }
}

extension ICCProfile {
  /// sRGB (IEC 61966-2-1) as a profile of version 4.3, for formats that have no shorter name for it.
  static let sRGB: ICCProfile? = {
    let tags: [(names: [String], data: [UInt8])] = [
      (["desc"], text("sRGB")), (["cprt"], text("CC0")),
      // Everything is adapted to D50, the white of all profiles.
      (["wtpt"], xyz(0xF6D6, 0x1_0000, 0xD32D)), (["chad"], fixed("sf32", adaptation)),
      (["rXYZ"], xyz(0x6FA2, 0x38F5, 0x0390)), (["gXYZ"], xyz(0x6299, 0xB785, 0x18DA)),
      (["bXYZ"], xyz(0x24A0, 0x0F84, 0xB6CF)), (["rTRC", "gTRC", "bTRC"], curve),
    ]
    let count = tags.reduce(0) { $0 + $1.names.count }
    var table = UInt32(count).bigEndianBytes
    var data: [UInt8] = []
    for tag in tags {
      let place = UInt32(headerByteCount + 4 + 12 * count + data.count)
      for name in tag.names {
        table += Array(name.utf8) + place.bigEndianBytes + UInt32(tag.data.count).bigEndianBytes
      }
      data += tag.data
    }
    let body = table + data
    return ICCProfile(header(byteCount: headerByteCount + body.count) + body)
  }()

  private static let headerByteCount = 128

  private static func header(byteCount: Int) -> [UInt8] {
    let version: [UInt8] = [4, 0x30, 0, 0]
    // 1 January 2000, midnight: the same bytes on every day.
    let date: [UInt8] = [7, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
    let start =
      UInt32(byteCount).bigEndianBytes + [0, 0, 0, 0] + version + Array("mntrRGB XYZ ".utf8) + date
      + Array("acsp".utf8)
    let white = numbers([0xF6D6, 0x1_0000, 0xD32D])
    let unused = [UInt8](repeating: 0, count: 68 - start.count)
    let rest = [UInt8](repeating: 0, count: headerByteCount - 68 - white.count)
    return start + unused + white + rest
  }

  /// Text in English, padded to four bytes.
  private static func text(_ text: String) -> [UInt8] {
    let units = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let records = [1, 12].flatMap { UInt32($0).bigEndianBytes }
    let place = [UInt32(units.count), 28].flatMap(\.bigEndianBytes)
    let all = Array("mluc".utf8) + [0, 0, 0, 0] + records + Array("enUS".utf8) + place + units
    return all + [UInt8](repeating: 0, count: (4 - all.count % 4) % 4)
  }

  private static func xyz(_ x: UInt32, _ y: UInt32, _ z: UInt32) -> [UInt8] {
    fixed("XYZ ", [x, y, z])
  }

  /// Numbers with 16 bits behind the point.
  private static func fixed(_ type: String, _ values: [UInt32]) -> [UInt8] {
    Array(type.utf8) + [0, 0, 0, 0] + numbers(values)
  }

  private static func numbers(_ values: [UInt32]) -> [UInt8] { values.flatMap(\.bigEndianBytes) }

  /// From D65 to D50 (Bradford).
  private static let adaptation: [UInt32] = [
    0x1_0C42, 0x05DE, 0xFFFF_F325, 0x0793, 0xFD90, 0xFFFF_FBA1, 0xFFFF_FDA2, 0x03DC, 0xC06E,
  ]

  /// ((x + 0.055) / 1.055) to the power of 2.4 above 0.04045, x / 12.92 below.
  private static let curve =
    Array("para".utf8) + [0, 0, 0, 0, 0, 3, 0, 0]
    + numbers([0x2_6666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B])
}
