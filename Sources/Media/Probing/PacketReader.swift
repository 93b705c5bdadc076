import CFFmpeg
import MediaModel

/// Reads a file's packets once, for everyone who wants to know something of them.
struct PacketReader {
  let demuxer: Demuxer
  /// Without all packets being wanted, no stream is worth more than so many for its inspection.
  private static let inspectionPacketLimit = 2000

  /// Feeds packets to the inspectors of streams and, when all are wanted, counts and times them.
  ///
  /// Returns what kept FFmpeg from reading to the end, or nil when nothing did.
  func read(into probes: inout [StreamProbe], all: Bool) -> FFmpegError? {
    var open = Set(probes.indices.filter { probes[$0].inspector?.isDone == false })
    if all {
      for index in probes.indices { probes[index].scan = PacketScan() }
    } else {
      demuxer.keepOnly(open)
    }
    defer {
      for index in probes.indices {
        probes[index].inspector?.finish()
        probes[index].presentation = probes[index].scan?.presentation()
      }
    }
    guard all || !open.isEmpty else { return nil }
    do {
      try read(into: &probes, all: all, open: &open)
      return nil
    } catch {
      return error
    }
  }

  private func read(
    into probes: inout [StreamProbe], all: Bool, open: inout Set<Int>
  ) throws(FFmpegError) {
    let packet = try Packet()
    var packetCount = 0
    while try demuxer.read(into: packet) {
      packetCount += 1
      let index = Int(packet.raw.pointee.stream_index)
      // Streams may appear on the way in formats without a header; they are not followed.
      guard probes.indices.contains(index) else { continue }
      if all {
        note(packet, in: &probes[index])
        // The file is given up then; there is no use in reading on.
        if probes[index].scan?.isOverfull == true { break }
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
