import CFFmpeg
public import MediaModel

extension FrameTimeline {
  /// Reads when the frames of a track are shown: from the sample table of an ISO file, else from
  /// packets; of large files without a table only those near the wanted part.
  ///
  /// `near` is counted from the clip's first frame; nil for the whole clip.
  ///
  /// - Throws: `MediaError` when the file cannot be read or no frame is shown.
  public init(
    ofTrack track: Int, in path: String, near part: Range<MediaTime>?
  ) throws(MediaError) {
    let file = try FileBytes(path: path)
    let reader = try FrameTimelineReader(track: track, file: file)
    let isLarge = file.byteCount > FrameTimelineReader.wholeFileByteLimit
    if let whole = try reader.fromSampleTable() {
      self = whole
    } else if let part, isLarge, let near = try reader.fromPackets(near: part) {
      self = near
    } else if let whole = try reader.fromPackets() {
      self = whole
    } else {
      throw MediaError(
        .damaged, path: path, reason: "shows no picture; its frames cannot be counted.")
    }
  }
}

/// Reads the times of one track's frames.
private struct FrameTimelineReader {
  let track: Int
  let file: FileBytes
  private let demuxer: Demuxer
  private let stream: MediaStream
  private let inspector: StreamInspector?

  /// Of larger files without a sample table only a part is read.
  static let wholeFileByteLimit: Int64 = 64 << 20

  init(track: Int, file: FileBytes) throws(MediaError) {
    self.track = track
    self.file = file
    do throws(FFmpegError) {
      demuxer = try Demuxer(file)
      if demuxer.streams.isEmpty || !demuxer.streams.allSatisfy(\.isFullyDescribed) {
        try demuxer.findStreamInfo(withoutEndOfFile: true)
      }
      guard let found = demuxer.streams.first(where: { $0.index == track }) else {
        throw FFmpegError(function: "avformat_open_input", code: cff_error_stream_not_found)
      }
      stream = found
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    // Without a decoder fields cannot be told from frames, which matters to few files.
    inspector = try? StreamInspector(stream)
  }

  /// The whole timeline, or nil when the file has no sample table for the track.
  func fromSampleTable() throws(MediaError) -> FrameTimeline? {
    guard let movie = try ISOMovie.reading(file),
      let described = movie.tracks.first(where: { Int($0.identifier) == stream.identifier }),
      let timeline = ISOTimeline(described, movieTimescale: movie.timescale)
    else { return nil }
    let presentation = timeline.presentation
    guard let first = presentation.times.first else { return nil }
    return FrameTimeline(
      track: track, timeBase: Rational(1, described.timescale) ?? 1, times: presentation.times,
      end: Self.end(presentation.end, after: presentation.times), firstNumber: 0,
      isComplete: true, origin: first)
  }

  /// The whole timeline from all packets, or nil when there are none.
  func fromPackets() throws(MediaError) -> FrameTimeline? {
    guard let times = try scan(until: nil) else { return nil }
    return FrameTimeline(
      track: track, timeBase: stream.timeBase, times: times.times, end: times.end,
      firstNumber: 0, isComplete: true, origin: times.times[0])
  }

  /// The timeline around a part, or nil when the format cannot go there.
  func fromPackets(near part: Range<MediaTime>) throws(MediaError) -> FrameTimeline? {
    let known = stream.raw.pointee.start_time
    let origin = known == cff_no_timestamp ? 0 : known
    let offset = MediaTime(seconds: Rational(origin) * stream.timeBase)
    let second = MediaTime(seconds: 1)
    let from = stream.ticks(reaching: part.lowerBound + offset - second)
    let to = stream.ticks(reaching: part.upperBound + offset + second)
    guard from > origin, demuxer.seek(to: from, in: stream), let times = try scan(until: to) else {
      return nil
    }
    return FrameTimeline(
      track: track, timeBase: stream.timeBase, times: times.times, end: times.end,
      firstNumber: nil, isComplete: false, origin: origin)
  }

  /// Reads packets up to one that is decoded after a time.
  private func scan(until end: Int64?) throws(MediaError) -> (times: [Int64], end: Int64)? {
    var scan = PacketScan()
    do throws(FFmpegError) {
      let packet = try Packet()
      demuxer.keepOnly([track])
      while try demuxer.read(into: packet) {
        guard Int(packet.raw.pointee.stream_index) == track else { continue }
        if CodecHeaders.isInvisible(packet, of: stream.codecID) { continue }
        scan.add(packet.raw, isSecondField: inspector?.isSecondField(packet) ?? false)
        let decoded = packet.raw.pointee.dts
        if let end, decoded != cff_no_timestamp, decoded > end { break }
      }
    } catch {
      // What was read up to there is what there is; decoding will tell of the damage.
    }
    let presentation = scan.presentation()
    let times = presentation.times.sorted()
    guard let first = times.first else { return nil }
    return (times, Self.end(first + (presentation.span ?? 0), after: times))
  }

  /// When the last frame is over; some writers give it no length, then it lasts as long as the one
  /// before.
  private static func end(_ stated: Int64, after times: [Int64]) -> Int64 {
    guard let last = times.last, stated <= last else { return stated }
    return last + max(1, times.count > 1 ? last - times[times.count - 2] : 1)
  }
}
