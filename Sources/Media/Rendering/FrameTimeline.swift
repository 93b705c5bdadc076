import CFFmpeg
package import MediaModel

/// When the frames of a track are shown, as far as that was read.
package struct FrameTimeline: Sendable, Hashable {
  /// The number of the track.
  package var track: Int
  /// Seconds a tick.
  package var timeBase: Rational
  /// When each frame is shown, ascending, in ticks on the clock of the file.
  package var times: [Int64]
  /// When the last of the frames is over, in ticks.
  package var end: Int64
  /// The number of the first of the frames in the clip, from 0, or nil when what comes before was
  /// not counted.
  package var firstNumber: Int?
  /// Whether these are all frames of the track.
  package var isComplete: Bool
  /// When the clip's first frame is shown, in ticks on the clock of the file.
  package var origin: Int64
  /// Whether the file says of no frame that it is shown at another time than it is decoded.
  var isInDecodingOrder = false

  /// A number of ticks as time on the clock of the file.
  package func time(_ ticks: Int64) -> MediaTime { MediaTime(seconds: Rational(ticks) * timeBase) }
}

extension FrameTimeline {
  /// Reads when the frames of a track are shown: from the sample table of an ISO file, else from
  /// packets; of large files without a table only those near the wanted part.
  ///
  /// `near` is counted from the clip's first frame; nil for the whole clip.
  ///
  /// - Throws: `MediaError` when the file cannot be read or no frame is shown.
  package init(
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
        .damaged, path: path, reason: "shows no frame; its frames cannot be counted.")
    }
  }
}

/// Reads the times of one track's frames.
struct FrameTimelineReader {
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
      try demuxer.prepareToRead(track)
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

  /// The whole timeline of a track, or nil when the file has no sample table for it.
  static func sampleTable(
    of stream: MediaStream, in file: FileBytes
  ) throws(MediaError) -> FrameTimeline? {
    guard let movie = try ISOMovie.reading(file),
      let described = movie.tracks.first(where: { Int($0.identifier) == stream.identifier }),
      let timeline = ISOTimeline(described, movieTimescale: movie.timescale)
    else { return nil }
    let presentation = timeline.presentation
    guard let first = presentation.times.first,
      presentation.times.allSatisfy(Packet.isPossible), Packet.isPossible(presentation.end)
    else { return nil }
    var whole = FrameTimeline(
      track: stream.index, timeBase: Rational(1, described.timescale) ?? 1,
      times: presentation.times, end: end(presentation.end, after: presentation.times),
      firstNumber: 0, isComplete: true, origin: first)
    whole.isInDecodingOrder = timeline.reorderDepth == 0
    return whole
  }

  /// The whole timeline, or nil when the file has no sample table for the track.
  func fromSampleTable() throws(MediaError) -> FrameTimeline? {
    try Self.sampleTable(of: stream, in: file)
  }

  /// The whole timeline from all packets, or nil when there are none.
  func fromPackets() throws(MediaError) -> FrameTimeline? {
    guard let times = try scan(until: nil, isFromStart: true) else { return nil }
    return FrameTimeline(
      track: track, timeBase: stream.timeBase, times: times.times, end: times.end,
      firstNumber: 0, isComplete: true, origin: times.times[0])
  }

  /// The timeline around a part, or nil when the format cannot go there.
  func fromPackets(near part: Range<MediaTime>) throws(MediaError) -> FrameTimeline? {
    let origin = stream.startTicks
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

  /// The frames up to a time that is counted from the clip's first frame, and up to a second more; nil
  /// when there are no packets.
  func fromHead(to time: MediaTime) throws(MediaError) -> FrameTimeline? {
    let origin = stream.startTicks
    let end = stream.ticks(reaching: time + MediaTime(seconds: 1))
    guard let times = try scan(until: origin + end, isFromStart: true) else { return nil }
    return FrameTimeline(
      track: track, timeBase: stream.timeBase, times: times.times, end: times.end, firstNumber: 0,
      isComplete: false, origin: times.times[0])
  }

  /// The last seconds, or nil when the format cannot go there.
  func fromTail(origin: Int64) throws(MediaError) -> FrameTimeline? {
    // A time that no file reaches leads to its end.
    guard demuxer.seek(to: Int64.max >> 8, in: stream), let end = try scan(until: nil) else {
      return nil
    }
    let second = stream.ticks(reaching: MediaTime(seconds: 1))
    for distance in [2, 8, 32].map({ $0 * second }) {
      let from = end.times[end.times.count - 1] - distance
      guard from > origin, demuxer.seek(to: from, in: stream), let times = try scan(until: nil),
        let last = times.times.last, last >= end.times[end.times.count - 1]
      else { return nil }
      if times.times.count > 1 {
        return FrameTimeline(
          track: track, timeBase: stream.timeBase, times: times.times, end: times.end,
          firstNumber: nil, isComplete: false, origin: origin)
      }
    }
    return nil
  }

  /// Reads packets up to one that is decoded after a time.
  private func scan(
    until end: Int64?, isFromStart: Bool = false
  ) throws(MediaError) -> (times: [Int64], end: Int64)? {
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
    let over = Self.end(first.addingClamped(presentation.span ?? 0), after: times)
    guard isFromStart, !presentation.leadingTimes.isEmpty else { return (times, over) }
    return (try shown(of: presentation.leadingTimes, before: first) + times, over)
  }

  /// Those frames before the first key frame that decoding gives whole, since they lean on nothing
  /// that is missing.
  private func shown(
    of leading: [Int64], before first: Int64
  ) throws(MediaError) -> [Int64] {
    let source = try FrameSource(track: track, in: file)
    var shown: Set<Int64> = []
    do throws(FFmpegError) {
      let frame = try Frame()
      while source.next(into: frame), let time = source.time, time < first {
        if source.isWhole { shown.insert(time) }
      }
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    return shown.intersection(leading).sorted()
  }

  /// When the last frame is over; some writers give it no length, then it lasts as long as the one
  /// before.
  private static func end(_ stated: Int64, after times: [Int64]) -> Int64 {
    guard let last = times.last, stated <= last else { return stated }
    return last.addingClamped(
      max(1, times.count > 1 ? last.subtractingClamped(times[times.count - 2]) : 1))
  }
}
