import CFFmpeg

/// Which frames of a track matter while it is decoded.
struct FrameSelection {
  /// When the frames that matter are shown, in ticks of the stream.
  let wanted: Set<Int64>
  /// The frame behind which no packet has to be decoded, or nil to decode on.
  let last: Int64?
  /// Whether no other frame leans on the one in a packet.
  let isDispensable: (Packet) -> Bool
  /// Whether the packet of the last frame was decoded.
  private(set) var isComplete = false

  init(wanted: Set<Int64>, last: Int64?, isDispensable: @escaping (Packet) -> Bool) {
    self.wanted = wanted
    self.last = last
    self.isDispensable = isDispensable
  }

  /// Whether a packet may be left undecoded.
  ///
  /// FFmpeg's decoders can leave such frames out themselves, but then also keep quiet about damage.
  func canSkip(_ packet: Packet) -> Bool {
    let time = packet.raw.pointee.pts
    return time != cff_no_timestamp && !wanted.contains(time) && isDispensable(packet)
  }

  /// Takes note of a packet that was decoded.
  mutating func note(_ time: Int64) {
    if let last, time == last { isComplete = true }
  }
}
