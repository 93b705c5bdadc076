import CFFmpeg
import MediaModel

/// Frames that were shown already and are shown again in a result that is longer than its source.
struct ShownFrames {
  /// The number of the current pass's first frame.
  var passStart = 0
  private var frames: [Frame] = []
  private var byteCount = 0

  /// More memory than this is not worth a longer clip.
  private static let maximumByteCount = 3 << 30

  /// Keeps a frame: all of them, or the last one only.
  mutating func append(_ frame: Frame, keepsAll: Bool) {
    guard let copy = try? frame.reference() else { return }
    if !keepsAll { frames.removeAll() }
    byteCount += copy.byteCount
    guard byteCount <= Self.maximumByteCount || !keepsAll else { return }
    frames.append(copy)
  }

  /// The last frame, at another time.
  func last(at time: Int64) throws(FFmpegError) -> Frame {
    try frame(frames.count - 1, at: time)
  }

  /// The frame with a number in a sequence that runs forwards, backwards, forwards and so on.
  func bouncing(at number: Int) throws(FFmpegError) -> Frame {
    guard frames.count > 1 else { return try last(at: Int64(number)) }
    let period = 2 * frames.count - 2
    let position = number % period
    return try frame(position < frames.count ? position : period - position, at: Int64(number))
  }

  private func frame(_ index: Int, at time: Int64) throws(FFmpegError) -> Frame {
    guard frames.indices.contains(index) else {
      throw FFmpegError(function: "av_frame_ref", code: cff_error_invalid_data)
    }
    let copy = try frames[index].reference()
    copy.raw.pointee.pts = time
    return copy
  }
}

extension Frame {
  /// A further frame with the same contents.
  ///
  /// The corresponding C function is `av_frame_ref`.
  func reference() throws(FFmpegError) -> Frame {
    let copy = try Frame()
    try check("av_frame_ref") { av_frame_ref(copy.raw, raw) }
    return copy
  }

  /// How many bytes a frame takes, about.
  var byteCount: Int {
    Int(
      max(
        0,
        av_image_get_buffer_size(
          AVPixelFormat(rawValue: raw.pointee.format), raw.pointee.width, raw.pointee.height, 1)))
  }
}

/// Decides which frames of the result show a frame of the source, in one pass over a range.
struct FramePacer {
  private let timing: FrameTiming
  /// Seconds a tick of the source.
  private let timeBase: Rational
  /// When the range starts, in ticks.
  private let start: Int64
  /// How many frames of the source there were so far.
  private(set) var sourceCount = 0
  /// The number of the next frame of the result.
  private(set) var next: Int

  /// Paces a pass that starts at a tick of the source; its first frame has the number `first` in
  /// the result.
  init(_ timing: FrameTiming, timeBase: Rational, start: Int64, first: Int = 0) {
    self.timing = timing
    self.timeBase = timeBase
    self.start = start
    next = first
    passStart = first
  }

  private let passStart: Int

  /// The numbers of the frames of the result that show the frame at a time; that of the next one has to
  /// be known for it, nil after the last.
  ///
  /// With a new rate, each frame of the result shows the frame of the source that is nearest in
  /// time, of two the earlier.
  mutating func framesShowing(
    frameAt time: Int64, nextTime: Int64?, limit: Int
  ) -> Range<Int> {
    let from = next
    switch timing {
    case .even, .original:
      next = min(limit, passStart + sourceCount)
    case .resampled(let rate):
      guard let nextTime else {
        next = limit
        break
      }
      let ticks = Rational(time) + Rational(nextTime) - Rational(start) * 2
      // Frame k stays with the earlier one up to the middle of the two.
      let middle = ticks * timeBase * rate.framesPerSecond * (Rational(1, 2) ?? 0)
      let count = Int(middle.roundedDown).addingClamped(1)
      next = min(limit, max(from, passStart.addingClamped(count)))
    }
    return from..<max(from, next)
  }

  /// Notes that one more frame of the source came.
  package mutating func count() { sourceCount += 1 }
}
