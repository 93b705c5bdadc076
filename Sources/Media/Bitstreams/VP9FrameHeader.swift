/// The uncompressed header of a VP9 key frame: what tells how frames are laid out.
///
/// Source: VP9 Bitstream & Decoding Process Specification, 6.2.
struct VP9FrameHeader {
  private(set) var profile = 0
  private(set) var bitDepth = 8
  private(set) var isRGB = false
  /// Whether chroma is halved horizontally and vertically.
  private(set) var subsampling = (horizontal: true, vertical: true)
  private(set) var isFullRange = false
  /// `color_space`: 0 unknown, 1 BT.601, 2 BT.709, 3 SMPTE-170, 4 SMPTE-240, 5 BT.2020, 7 RGB.
  private(set) var colorSpace = 0
  private(set) var width = 0
  private(set) var height = 0

  /// The header of a frame, or nil when it is not a key frame.
  init?(_ frame: some Collection<UInt8>) {
    var bits = BitCursor(frame.prefix(32))
    guard bits.bits(2) == 2 else { return nil }
    profile = bits.bits(1) | bits.bits(1) << 1
    if profile == 3 { _ = bits.flag() }
    let showsExisting = bits.flag()
    guard !showsExisting, !bits.flag() else { return nil }
    _ = bits.bits(2)
    guard bits.bits(24) == 0x498342 else { return nil }
    if profile >= 2 { bitDepth = bits.flag() ? 12 : 10 }
    colorSpace = bits.bits(3)
    isRGB = colorSpace == 7
    if isRGB {
      isFullRange = true
      subsampling = (false, false)
      if profile & 1 == 1 { _ = bits.flag() }
    } else {
      isFullRange = bits.flag()
      if profile & 1 == 1 {
        subsampling = (bits.flag(), bits.flag())
        _ = bits.flag()
      }
    }
    width = bits.bits(16) + 1
    height = bits.bits(16) + 1
    guard !bits.isExhausted else { return nil }
  }
}

extension VP9FrameHeader {
  /// Whether a packet holds nothing but a frame that is never shown and only serves as a reference.
  ///
  /// A packet of several frames ends with a shown one; its last byte begins with the bits 110.
  static func isInvisible(_ packet: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = packet.last, last & 0xE0 != 0xC0 else { return false }
    var bits = BitCursor(packet.prefix(2))
    guard bits.bits(2) == 2 else { return false }
    let profile = bits.bits(1) | bits.bits(1) << 1
    if profile == 3 { _ = bits.flag() }
    let showsExisting = bits.flag()
    guard !showsExisting else { return false }
    _ = bits.flag()
    return !bits.flag() && !bits.isExhausted
  }
}

/// The first bytes of a VP8 frame.
///
/// Source: RFC 6386, 9.1.
enum VP8FrameTag {
  /// Whether a frame is never shown and only serves as a reference.
  static func isInvisible(_ frame: some Collection<UInt8>) -> Bool {
    frame.first.map { $0 & 0x10 == 0 } ?? false
  }
}
