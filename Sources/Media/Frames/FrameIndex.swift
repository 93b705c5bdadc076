import CFFmpeg
import MediaModel

/// When the frames of a track are shown, read only as far as somebody asks.
///
/// Files with a sample table and small files are known as a whole; of others only the part in question
/// is read, and its frames have no numbers.
final class FrameIndex {
  private let track: Int
  private let file: FileBytes
  /// Whether packets say when they are shown; else frames are only counted.
  private(set) var hasTimes = true
  private var complete: FrameTimeline?
  private var head: FrameTimeline?
  private var tail: FrameTimeline?

  /// - Throws: `MediaError` when the file cannot be read.
  init(_ stream: MediaStream, of file: FileBytes) throws(MediaError) {
    track = stream.index
    self.file = file
    complete = try FrameTimelineReader.sampleTable(of: stream, in: file)
    if let table = complete, table.isInDecodingOrder, FrameOrder.mayDiffer(in: stream) {
      hasTimes = try FrameOrder(track: stream.index, file: file).agrees(with: table.times)
    }
    if complete == nil, file.byteCount <= FrameTimelineReader.wholeFileByteLimit {
      complete = try whole()
    }
  }

  /// All frames, for which every packet may have to be read.
  func whole() throws(MediaError) -> FrameTimeline {
    if let complete { return complete }
    if let whole = try FrameTimelineReader(track: track, file: file).fromPackets() {
      complete = whole
      return whole
    }
    guard let counted = try CountedFrames(track: track, file: file).timeline() else {
      throw MediaError(noPictureIn: file.path)
    }
    hasTimes = false
    complete = counted
    return counted
  }

  /// The first frames at least.
  func start() throws(MediaError) -> FrameTimeline {
    if let known = complete ?? head { return known }
    head = try FrameTimelineReader(track: track, file: file).fromHead(to: .zero)
    guard let head else { return try whole() }
    return head
  }

  /// The last frames at least.
  func end() throws(MediaError) -> FrameTimeline {
    if let known = complete ?? tail { return known }
    let origin = try start().origin
    tail = try FrameTimelineReader(track: track, file: file).fromTail(origin: origin)
    guard let tail else { return try whole() }
    return tail
  }

  /// The frames at least that are shown within a part of the clip, counted from its first frame.
  func frames(near part: Range<MediaTime>) throws(MediaError) -> FrameTimeline {
    if let complete { return complete }
    let reader = try FrameTimelineReader(track: track, file: file)
    let second = MediaTime(seconds: 1)
    if part.lowerBound <= second, let head = try reader.fromHead(to: part.upperBound + second) {
      return head
    }
    let end = try self.end()
    let origin = end.origin
    if let first = end.times.first, end.time(first) - end.time(origin) <= part.lowerBound {
      return end
    }
    guard var near = try reader.fromPackets(near: part), let first = near.times.first,
      let last = near.times.last, near.time(first) - near.time(origin) <= part.lowerBound,
      near.time(last) - near.time(origin) >= part.upperBound
    else { return try whole() }
    near.origin = origin
    return near
  }
}

extension FrameIndex {
  /// How many packets the track has, estimated where they were not counted: of a large file each takes a
  /// kilobyte at least.
  var packetCount: Int { complete?.times.count ?? Int(file.byteCount / 1024) }

  /// The number of the frame that is shown at a time in ticks, or nil where frames were not counted.
  package func number(of ticks: Int64) -> Int? {
    guard let known = complete, let first = known.firstNumber,
      let place = known.place(shownAt: Rational(ticks)), known.times[place] == ticks
    else { return nil }
    return first + place
  }
}

extension FrameTimeline {
  /// The address of one of the frames, by its place among those that are known.
  func address(at place: Int) -> FrameAddress {
    let ticks = times[place]
    let next = place + 1 < times.count ? times[place + 1] : end
    let isLengthKnown = place + 1 < times.count || next > ticks
    return FrameAddress(
      track: track, ticks: ticks, timeBase: timeBase, number: firstNumber.map { $0 + place },
      time: time(ticks) - time(origin), duration: isLengthKnown ? time(next) - time(ticks) : nil)
  }

  /// The places of the frames that are shown within a part of the clip, counted from its first frame, and
  /// of one more on each side.
  func places(around part: Range<MediaTime>) -> Range<Int> {
    func ticks(_ time: MediaTime) -> Rational { (time.seconds / timeBase ?? 0) + Rational(origin) }
    let first = place(shownAt: ticks(part.lowerBound)) ?? 0
    let last = place(shownAt: ticks(part.upperBound)) ?? 0
    return max(0, first - 1)..<min(times.count, max(first, last) + 2)
  }

  /// The place of the last frame that is shown at a number of ticks or before, or nil.
  func place(shownAt ticks: Rational) -> Int? {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if Rational(times[middle]) <= ticks { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}

extension MediaError {
  /// The error for a track of which no frame is shown.
  init(noPictureIn path: String) {
    self.init(
      .damaged, path: path, reason: "shows no frame; its frames cannot be counted.")
  }
}

/// Whether a sample table tells when frames are shown, or only when they are decoded.
///
/// Where a clip was copied from AVI, whose packets know no other time, frames that are decoded before
/// they are shown carry each other's times. Then only the order in which they come out is right.
struct FrameOrder {
  let track: Int
  let file: FileBytes

  /// How many frames are decoded to find out; more than any decoder holds back.
  private static let frameCount = 17

  /// Whether decoding shows the first frames at the times of the table.
  func agrees(with times: [Int64]) throws(MediaError) -> Bool {
    let source = try FrameSource(track: track, in: file)
    do throws(FFmpegError) {
      let frame = try Frame()
      for time in times.prefix(Self.frameCount) {
        guard source.next(into: frame) else { return true }
        // Damage is no evidence of another order.
        guard let shown = source.time, source.isWhole, source.damageCount == 0 else { return true }
        if shown != time { return false }
      }
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    return true
  }

  /// Whether frames of the stream may be decoded before others that are shown earlier, as far as its
  /// headers tell.
  static func mayDiffer(in stream: MediaStream) -> Bool {
    guard let descriptor = avcodec_descriptor_get(stream.codecID),
      descriptor.pointee.props & AV_CODEC_PROP_REORDER != 0
    else { return false }
    guard stream.codecID == AV_CODEC_ID_H264 else { return true }
    let parameters = stream.parameters.pointee
    let record = UnsafeBufferPointer(
      start: parameters.extradata, count: Int(parameters.extradata_size))
    return H264SequenceParameters(configuration: record)?.reorderDepth != 0
  }
}

/// All frames of a track decoded from the start and counted, for files whose packets tell other times
/// than their frames.
struct CountedFrames {
  let track: Int
  let file: FileBytes
  var allowance: DecodingAllowance?

  /// The timeline of a track without times: its frames one after the other at the rate that it states,
  /// else at 25 a second; nil when it has none.
  func timeline() throws(MediaError) -> FrameTimeline? {
    let source = try FrameSource(track: track, in: file)
    var count: Int64 = 0
    do throws(FFmpegError) {
      let frame = try Frame()
      while source.next(into: frame) { count += 1 }
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    guard count > 0 else { return nil }
    let stated = Rational(source.stream.raw.pointee.avg_frame_rate) ?? 0
    return FrameTimeline(
      track: track, timeBase: (stated > 0 ? stated : 25).reciprocal ?? 1, times: Array(0..<count),
      end: count, firstNumber: 0, isComplete: true, origin: 0)
  }

  /// The frame in a place, from 0; the last frame for the timeline's last place.
  ///
  /// Nil when decoding gives another number of frames than the packets, so that only the first and the
  /// last are beyond doubt, or when something could not be decoded.
  func frame(_ place: Int, of timeline: FrameTimeline) throws(MediaError) -> ClipFrame? {
    let source = try FrameSource(track: track, in: file)
    source.allowance = allowance
    let isLast = place == timeline.times.count - 1
    var count = 0
    var held: (frame: Frame, ticks: Int64)?
    do throws(FFmpegError) {
      var frame = try Frame()
      while source.next(into: frame) {
        if isLast || count == place {
          held = (frame, source.time ?? timeline.times[place])
          frame = try Frame()
        }
        count += 1
      }
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    guard let held, source.damageCount == 0, source.obstacle == nil,
      isLast || place == 0 || count == timeline.times.count
    else { return nil }
    var address = timeline.address(at: place)
    address.ticks = held.ticks
    address.number = isLast ? count - 1 : place
    address.time = timeline.time(held.ticks) - timeline.time(timeline.origin)
    return ClipFrame(held.frame, address: address)
  }
}
