import CFFmpeg
import MediaModel

/// Reads a file's packets once, for everyone who wants to know something of them.
struct PacketReader {
  let demuxer: Demuxer
  /// Without all packets being wanted, no stream is worth more than so many for its inspection.
  private static let inspectionPacketLimit = 2000

  /// Feeds packets to the inspectors of streams and, when all are wanted, counts and times them.
  func read(into probes: inout [StreamProbe], all: Bool) {
    var open = Set(probes.indices.filter { probes[$0].inspector?.isDone == false })
    if all {
      for index in probes.indices { probes[index].scan = PacketScan() }
    } else {
      demuxer.keepOnly(open)
    }
    guard all || !open.isEmpty, let packet = try? Packet() else { return }
    var packetCount = 0
    // Reading ends where the file does, or where it is so damaged that nothing more comes.
    while let isRead = try? demuxer.read(into: packet), isRead {
      packetCount += 1
      let index = Int(packet.raw.pointee.stream_index)
      // Streams may appear on the way in formats without a header; they are not followed.
      guard probes.indices.contains(index) else { continue }
      if all {
        note(packet, in: &probes[index])
      }
      if open.contains(index), let inspector = probes[index].inspector {
        inspector.inspect(packet)
        if inspector.isDone {
          open.remove(index)
          if !all { demuxer.keepOnly(open) }
        }
      }
      if !all && (open.isEmpty || packetCount >= Self.inspectionPacketLimit) { break }
    }
    for index in probes.indices {
      probes[index].inspector?.finish()
      probes[index].presentation = probes[index].scan?.presentation()
    }
  }

  private func note(_ packet: Packet, in probe: inout StreamProbe) {
    if CodecHeaders.isInvisible(packet, of: probe.stream.codecID) {
      probe.scan?.addInvisible(packet.raw)
    } else {
      let isSecondField = probe.inspector?.isSecondField(packet) ?? false
      probe.scan?.add(packet.raw, isSecondField: isSecondField)
    }
  }
}
