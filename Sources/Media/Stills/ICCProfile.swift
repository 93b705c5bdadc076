import CFFmpeg

/// An embedded description of what the code values of a picture mean (ISO 15076-1).
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
