import CFFmpeg

/// Tells whether coded frames can be copied so that exactly a range of frames is shown.
package enum CopyAssessment {
  /// Why copying would not be exact, as a clause (`"the first frame is no key frame"`), or nil when it
  /// would.
  ///
  /// Exact means that the packets of the range, and no others, follow each other in the file, and that
  /// the first one can be decoded alone.
  package static func obstacle(
    toCopying range: FrameRange, ofTrack track: Int, in path: String
  ) throws(MediaError) -> String? {
    let file = try FileBytes(path: path)
    do throws(FFmpegError) {
      let demuxer = try Demuxer(file)
      if demuxer.streams.isEmpty || !demuxer.streams.allSatisfy(\.isFullyDescribed) {
        try demuxer.findStreamInfo(withoutEndOfFile: true)
      }
      // A container for the copy needs to know more of it than is known before it begins.
      guard track < demuxer.streams.count else { return "its track begins only midway" }
      guard let stream = demuxer.streams.first(where: { $0.index == track }) else {
        throw FFmpegError(function: "avformat_open_input", code: cff_error_stream_not_found)
      }
      demuxer.keepOnly([track])
      return try Walk(range, of: stream, demuxer).obstacle()
    } catch {
      throw MediaError(decoding: path, error)
    }
  }
}

/// Walks through the packets around a range.
private struct Walk {
  private let demuxer: Demuxer
  private let stream: MediaStream
  private let start: Int64
  private let end: Int64
  private let expectedCount: Int?

  init(_ range: FrameRange, of stream: MediaStream, _ demuxer: Demuxer) {
    self.demuxer = demuxer
    self.stream = stream
    start = stream.ticks(reaching: range.start)
    end = stream.ticks(reaching: range.end)
    expectedCount = range.frameCount
  }

  func obstacle() throws(FFmpegError) -> String? {
    let isAtStart = start <= stream.startTicks
    if !isAtStart, !demuxer.seek(to: start, in: stream) {
      return "the file cannot be searched for the first frame"
    }
    let packet = try Packet()
    var hasBegun = false
    var isOver = false
    var count = 0
    while try demuxer.read(into: packet) {
      guard Int(packet.raw.pointee.stream_index) == stream.index else { continue }
      guard packet.raw.pointee.pts != cff_no_timestamp, packet.raw.pointee.dts != cff_no_timestamp
      else { return "the file does not say when its frames are shown" }
      let time = packet.raw.pointee.pts
      let isHidden = packet.raw.pointee.flags & AV_PKT_FLAG_DISCARD != 0
      guard hasBegun else {
        // A file may start with what is never shown; it is left out like everything before the cut.
        guard time == start, !isHidden else {
          if packet.raw.pointee.dts > start { return "the first frame is not where it should be" }
          continue
        }
        if let reason = reasonAgainstStart(at: packet) { return reason }
        hasBegun = true
        count = 1
        continue
      }
      if packet.raw.pointee.dts >= end { break }
      if time >= end {
        isOver = true
      } else if time < start || isHidden {
        return "frames that are not wanted lie between those that are (an open group of pictures)"
      } else if isOver {
        return "the last frames cannot be decoded without the frame after them"
      } else {
        count += 1
      }
    }
    guard hasBegun else { return "the first frame is no key frame" }
    if let expectedCount, count != expectedCount {
      return "the file holds \(count) coded frames for the \(expectedCount) that are shown"
    }
    return nil
  }

  private func reasonAgainstStart(at packet: Packet) -> String? {
    guard packet.raw.pointee.flags & AV_PKT_FLAG_KEY != 0 else {
      return "the first frame is no key frame"
    }
    guard isIndependent(packet) else {
      return "the first frame is a key frame that decoders may refuse to start at"
    }
    return nil
  }

  /// Whether any decoder starts at a key frame: in H.264 and HEVC, other pictures than IDR and BLA only
  /// allow it.
  private func isIndependent(_ packet: Packet) -> Bool {
    guard let data = packet.raw.pointee.data else { return false }
    let bytes = UnsafeBufferPointer(start: data, count: Int(packet.raw.pointee.size))
    let parameters = stream.parameters.pointee
    let header = UnsafeBufferPointer(
      start: parameters.extradata, count: Int(max(0, parameters.extradata_size)))
    switch stream.codecID {
    case AV_CODEC_ID_H264:
      let units = NALUnits(bytes: bytes, lengthSize: NALUnits.lengthSize(avcC: header))
      return units.contains { $0 & 0x1F == 5 }
    case AV_CODEC_ID_HEVC:
      let units = NALUnits(bytes: bytes, lengthSize: NALUnits.lengthSize(hvcC: header))
      return units.contains { (16...20).contains($0 >> 1 & 0x3F) }
    default:
      return true
    }
  }
}
