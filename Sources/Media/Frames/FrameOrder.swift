import CFFmpeg

/// Whether a sample table tells when pictures are shown, or only when they are decoded.
///
/// Where a clip was copied from AVI, whose packets know no other time, pictures that are decoded before
/// they are shown carry each other's times. Then only the order in which they come out is right.
struct FrameOrder {
  let track: Int
  let file: FileBytes

  /// How many frames are decoded to find out; more than any decoder holds back.
  private static let frameCount = 17

  /// Whether decoding shows the first frames at the times of the table.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
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

  /// Whether pictures of the stream may be decoded before others that are shown earlier, as far as its
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
