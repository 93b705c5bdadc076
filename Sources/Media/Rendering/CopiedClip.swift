import CFFmpeg
import MediaModel
import Platform

/// What comparing a clip of copied frames with its source gives, packet by packet.
///
/// Packets that hold the same bytes decode to the same frames, so only the groups at both ends are
/// decoded: that a decoder starts at the first frame, and that the last one needs nothing behind it.
package struct CopiedClip: Sendable, Hashable {
  /// When each frame is shown, in the order of presentation.
  package var frameTimes: [MediaTime]
  /// How many frames of the groups at both ends could not be decoded.
  package var damageCount: Int

  /// Compares a file with the rendition that it was written from.
  ///
  /// It is nil where packets cannot be compared and everything has to be decoded: they were wrapped in
  /// another way, some are missing, or there are so few groups that little is saved.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - rendition: What was to be copied.
  ///   - isWanted: Asked after every packet; false cancels.
  /// - Throws: `MediaError` when a file cannot be read, or when it was cancelled.
  package init?(
    comparing path: String, with rendition: ClipRendition, whileWanted isWanted: () -> Bool
  ) throws(MediaError) {
    let range = rendition.video.range
    let source = try CopiedPackets(
      pictures: rendition.video.track, from: range.start, to: range.end,
      in: try FileBytes(path: rendition.source))
    let file = try FileBytes(path: path)
    guard let packets = try PacketTimes(of: file, equalTo: source, whileWanted: isWanted) else {
      return nil
    }
    frameTimes = packets.times.compactMap(packets.stream.time)
    guard frameTimes.count == packets.times.count, packets.keyTimes.count >= Self.fewestGroups
    else { return nil }
    damageCount = try packets.damageAtBothEnds(of: file)
  }

  /// With fewer groups of pictures everything is decoded.
  private static let fewestGroups = 4
}

/// When the packets of a file are shown whose bytes equal those that were copied into it.
private struct PacketTimes {
  let stream: MediaStream
  /// In ticks of the stream, ascending.
  private(set) var times: [Int64] = []
  /// The same of key frames.
  private(set) var keyTimes: [Int64] = []

  /// Nil when the packets differ.
  init?(
    of file: FileBytes, equalTo source: CopiedPackets, whileWanted isWanted: () -> Bool
  ) throws(MediaError) {
    let demuxer: Demuxer
    let written: Packet
    let copied: Packet
    do throws(FFmpegError) {
      demuxer = try Demuxer(file)
      (written, copied) = (try Packet(), try Packet())
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    guard let found = demuxer.streams.first(where: { $0.type == AVMEDIA_TYPE_VIDEO }) else {
      return nil
    }
    stream = found
    demuxer.keepOnly([stream.index])
    while try source.next(into: copied) {
      guard isWanted() else { throw MediaError(cancelled: file.path) }
      guard (try? demuxer.read(into: written)) == true, written.holdsTheBytes(of: copied),
        written.raw.pointee.pts != cff_no_timestamp
      else { return nil }
      times.append(written.raw.pointee.pts)
      if written.raw.pointee.flags & AV_PKT_FLAG_KEY != 0 {
        keyTimes.append(written.raw.pointee.pts)
      }
    }
    guard (try? demuxer.read(into: written)) == false else { return nil }
    times.sort()
    keyTimes.sort()
  }

  /// How many frames of the first and the last group are damaged or missing.
  func damageAtBothEnds(of file: FileBytes) throws(MediaError) -> Int {
    try damage(of: file, from: keyTimes[0], to: keyTimes[1])
      + damage(of: file, from: keyTimes[keyTimes.count - 1], to: .max)
  }

  private func damage(of file: FileBytes, from start: Int64, to end: Int64) throws(MediaError)
    -> Int
  {
    let source = try FrameSource(track: stream.index, in: file, kind: .proof)
    if start > keyTimes[0], source.seek(toKeyFrameAtOrBefore: start) == nil { return 1 }
    let frame: Frame
    do throws(FFmpegError) { frame = try Frame() } catch {
      throw MediaError(decoding: file.path, error)
    }
    var missing = Set(times.filter { (start..<end).contains($0) })
    while !missing.isEmpty, source.next(into: frame) {
      if let time = source.time { missing.remove(time) }
    }
    return missing.count + source.damageSinceEntry + (source.obstacle == nil ? 0 : 1)
  }
}

extension Packet {
  /// Whether two packets hold the same bytes.
  fileprivate func holdsTheBytes(of other: Packet) -> Bool {
    let (own, others) = (raw.pointee, other.raw.pointee)
    guard own.size == others.size, let data = own.data, let otherData = others.data else {
      return false
    }
    return memcmp(data, otherData, Int(own.size)) == 0
  }
}
