/// The bytes of a JPEG that says what its colours mean.
struct JPEGFile {
  package let bytes: [UInt8]

  /// Puts the profile behind the encoder's JFIF header, which has to come first.
  ///
  /// JPEG has no other way to say that colours are those of sRGB than its profile.
  init(_ coded: [UInt8], label: StillColorLabel) {
    let profile: ICCProfile? =
      switch label {
      case .profile(let profile): profile
      case .sRGB: ICCProfile.sRGB
      case .codePoints: nil
      }
    guard let profile, coded.count > 6 else {
      bytes = coded
      return
    }
    let hasJFIF = coded[2] == 0xFF && coded[3] == 0xE0
    let headerEnd = hasJFIF ? 4 + (Int(coded[4]) << 8 | Int(coded[5])) : 2
    bytes = coded.prefix(headerEnd) + Self.segments(of: profile) + coded.dropFirst(headerEnd)
  }

  /// How much of a profile fits into a segment beside its length, name and numbers.
  private static let partByteCount = 0xFFFF - 16

  /// The profile in numbered APP2 segments, or nothing when it is too large for 255 of them.
  private static func segments(of profile: ICCProfile) -> [UInt8] {
    let starts = Array(stride(from: 0, to: profile.bytes.count, by: partByteCount))
    guard let count = UInt8(exactly: starts.count) else { return [] }
    return zip(UInt8(1)..., starts).flatMap { number, start in
      let part = profile.bytes[start...].prefix(partByteCount)
      let length = UInt16(part.count + 16)
      return [0xFF, 0xE2, UInt8(length >> 8), UInt8(truncatingIfNeeded: length)]
        + Array("ICC_PROFILE\0".utf8) + [number, count] + part
    }
  }
}
