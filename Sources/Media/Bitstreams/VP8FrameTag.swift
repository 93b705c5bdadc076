/// The first bytes of a VP8 frame.
///
/// Source: RFC 6386, 9.1.
enum VP8FrameTag {
  /// Whether a frame is never shown and only serves as a reference.
  static func isInvisible(_ frame: some Collection<UInt8>) -> Bool {
    frame.first.map { $0 & 0x10 == 0 } ?? false
  }
}
