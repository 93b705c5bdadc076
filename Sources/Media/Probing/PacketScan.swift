import CFFmpeg
import MediaModel

/// What reading every packet of a file tells of one stream.
struct PacketScan {
  /// One picture or piece of sound, in ticks of the stream.
  private struct Entry {
    var time: Int64
    var end: Int64
    /// Whether an edit list hides it.
    var isHidden: Bool
  }

  /// The number of packets, hidden ones included; two fields of a picture count once.
  private(set) var storedCount = 0
  private(set) var keyCount = 0
  private(set) var byteCount: Int64 = 0
  /// The first samples that a player drops, as the first packet says.
  private(set) var skippedSampleCount: Int?
  private var entries: [Entry] = []
  private var hiddenCount = 0
  private var firstKeyTime: Int64?
  private var typicalDistance: Int64 = 0

  /// Takes note of the stream's next packet.
  mutating func add(_ packet: UnsafePointer<AVPacket>, isSecondField: Bool) {
    byteCount &+= Int64(packet.pointee.size)
    let shown = packet.pointee.pts == cff_no_timestamp ? packet.pointee.dts : packet.pointee.pts
    let isTimed = shown != cff_no_timestamp
    if isSecondField {
      if isTimed, !entries.isEmpty {
        entries[entries.count - 1].end = end(of: packet, from: shown)
      }
      return
    }
    storedCount += 1
    let flags = packet.pointee.flags
    if flags & AV_PKT_FLAG_KEY != 0 {
      keyCount += 1
      if isTimed { firstKeyTime = firstKeyTime ?? shown }
    }
    if storedCount == 1 { skippedSampleCount = Self.skippedSamples(packet) }
    let isHidden = flags & AV_PKT_FLAG_DISCARD != 0
    if isHidden { hiddenCount += 1 }
    guard isTimed, entries.count < ISOSampleTable.maximumCount else { return }
    if let last = entries.last, shown > last.time, typicalDistance == 0 {
      typicalDistance = shown - last.time
    }
    entries.append(Entry(time: shown, end: end(of: packet, from: shown), isHidden: isHidden))
  }

  /// What is presented: without hidden packets, and without pictures that show before the first
  /// key picture, which lack what they are predicted from and which decoders drop.
  func presentation() -> PacketPresentation {
    let start = firstKeyTime ?? .min
    let shown = entries.filter { !$0.isHidden && $0.time >= start }
    let timedHidden = entries.count - shown.count
    return PacketPresentation(
      times: shown.map(\.time),
      count: storedCount - max(timedHidden, hiddenCount),
      span: Self.span(of: shown), storedSpan: Self.span(of: entries))
  }

  private func end(of packet: UnsafePointer<AVPacket>, from time: Int64) -> Int64 {
    let length = packet.pointee.duration > 0 ? packet.pointee.duration : typicalDistance
    return time.addingReportingOverflow(length).partialValue
  }

  private static func span(of entries: [Entry]) -> Int64? {
    guard let first = entries.map(\.time).min(), let end = entries.map(\.end).max(), end > first
    else { return nil }
    return end &- first
  }

  private static func skippedSamples(_ packet: UnsafePointer<AVPacket>) -> Int? {
    var byteCount = 0
    guard
      let bytes = av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, &byteCount),
      byteCount >= 4
    else { return nil }
    var fields = ByteCursor(UnsafeBufferPointer(start: bytes, count: byteCount))
    return fields.littleEndian(4).map { Int($0) }
  }
}

/// The packets of a stream that are presented, in ticks of the stream.
struct PacketPresentation {
  /// Times of showing, in file order.
  let times: [Int64]
  let count: Int
  /// From the first presented packet to the end of the last, or nil without time stamps.
  let span: Int64?
  /// The same over all packets.
  let storedSpan: Int64?
}
