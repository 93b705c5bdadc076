import CFFmpeg

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

  /// How many bytes a picture takes, about.
  var byteCount: Int {
    Int(
      max(
        0,
        av_image_get_buffer_size(
          AVPixelFormat(rawValue: raw.pointee.format), raw.pointee.width, raw.pointee.height, 1)))
  }
}
