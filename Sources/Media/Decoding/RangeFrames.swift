import CFFmpeg
import MediaModel

/// The frames of a track that are shown within a range, decoded from the access point before it.
final class RangeFrames {
  private var source: FrameSource
  private let start: Int64
  private let end: Int64
  private let frame: Frame
  private var isFrameWaiting = false
  private var isDone = false
  private let track: Int
  private let file: FileBytes
  private let expectedCount: Int?
  private var count = 0
  private var lastTime = Int64.min
  private var hasStartedOver = false
  private var damageBefore = 0

  /// Opens a track and goes to the range.
  init(track: Int, range: FrameRange, in file: FileBytes) throws(MediaError) {
    self.track = track
    self.file = file
    expectedCount = range.frameCount
    source = try FrameSource(track: track, in: file)
    do {
      frame = try Frame()
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    start = source.stream.ticks(reaching: range.start)
    end = source.stream.ticks(reaching: range.end)
    if try !seek() {
      source = try FrameSource(track: track, in: file)
      skip(to: start)
    }
    damageBefore = source.damageCount
  }

  var stream: MediaStream { source.stream }
  /// How many packets or frames of the range could not be decoded so far.
  var damageCount: Int { source.damageCount - damageBefore }
  /// The shape of a pixel; square where nothing says.
  var pixelAspect: AVRational { source.pixelAspect }
  /// The range in ticks of the stream.
  var ticks: Range<Int64> { start..<max(start, end) }

  /// Gets the next frame of the range, and when it is shown in ticks of the stream; nil at the end.
  func next(into result: Frame) -> Int64? {
    while !isDone {
      if !isFrameWaiting, !source.next(into: frame) {
        guard findLostFrame() else { break }
      }
      isFrameWaiting = false
      guard let time = source.time else { continue }
      if time >= end { break }
      if time < start { continue }
      count += 1
      lastTime = time
      av_frame_unref(result.raw)
      av_frame_move_ref(result.raw, frame.raw)
      return time
    }
    isDone = true
    return nil
  }

  /// Goes on after the last frame from an earlier access point; false when nothing is missing, or
  /// nothing is there.
  ///
  /// Entering an open group of pictures close to the end of a file, FFmpeg's decoder of H.264 swallows
  /// whole frames: those that were decoded before the key frame was given out.
  private func findLostFrame() -> Bool {
    guard let expectedCount, count < expectedCount, !hasStartedOver else { return false }
    hasStartedOver = true
    let damage = damageCount
    do throws(MediaError) {
      source = try FrameSource(track: track, in: file)
      let margin = source.stream.ticks(reaching: MediaTime(seconds: 4))
      if source.seek(toKeyFrameAtOrBefore: start - margin) == nil {
        source = try FrameSource(track: track, in: file)
      }
    } catch {
      return false
    }
    skip(to: max(start, lastTime == .min ? start : lastTime + 1))
    damageBefore = source.damageCount - damage
    return isFrameWaiting
  }

  /// Decodes on to the first frame that is not before a time; gives when the first of all decoded
  /// frames is shown.
  @discardableResult
  private func skip(to start: Int64) -> Int64? {
    var first: Int64?
    while source.next(into: frame) {
      guard let time = source.time else { continue }
      first = first ?? time
      if time >= start {
        isFrameWaiting = true
        break
      }
    }
    return first
  }

  /// Goes to the range; false when only reading from the start leads there.
  ///
  /// After an access point a decoder may need a while until frames are whole again (intra refresh);
  /// then it takes one farther back.
  private func seek() throws(MediaError) -> Bool {
    guard start > source.stream.startTicks else {
      skip(to: start)
      return true
    }
    let second = source.stream.ticks(reaching: MediaTime(seconds: 1))
    for distance in [0, second, 4 * second, 16 * second] {
      guard source.seek(toKeyFrameAtOrBefore: start - distance) != nil else { return false }
      if let first = skip(to: start), first <= start, isFrameWaiting { return true }
      isFrameWaiting = false
      // A decoder that was drained takes nothing more.
      source = try FrameSource(track: track, in: file)
    }
    return false
  }
}

extension MediaStream {
  /// The first tick of the stream's clock that is not before a time, or the farthest that a packet may
  /// have.
  func ticks(reaching time: MediaTime) -> Int64 {
    guard let base = Rational(raw.pointee.time_base), let ticks = time.seconds / base else {
      return 0
    }
    return min(max(ticks.roundedUp, -Self.farthestTicks), Self.farthestTicks)
  }

  /// No time of a packet is farther from zero.
  private static let farthestTicks = Int64(1) << 61

  /// Seconds a tick.
  var timeBase: Rational { Rational(raw.pointee.time_base) ?? 1 }
}

extension AVRational {
  /// The fraction upside down.
  var inverted: AVRational { AVRational(num: den, den: num) }
}

extension Rational {
  /// The fraction as FFmpeg writes it, reduced to what it can hold.
  var fraction: AVRational {
    var number: Int32 = 0
    var part: Int32 = 1
    av_reduce(&number, &part, numerator, denominator, Int64(Int32.max))
    return AVRational(num: number, den: part)
  }
}
