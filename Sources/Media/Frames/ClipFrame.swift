import CFFmpeg
package import MediaModel

/// One decoded frame of a clip, as it was presented.
package final class ClipFrame {
  package let address: FrameAddress
  let frame: Frame

  init(_ frame: Frame, address: FrameAddress) {
    self.frame = frame
    self.address = address
  }

  /// The frame as an sRGB screen shows it after a rendition, whose pixel format is not looked at.
  ///
  /// - Throws: `MediaError` when a filter is missing or refuses.
  package func picture(_ rendition: FrameRendition) throws(MediaError) -> RGBImage {
    do throws(FFmpegError) {
      return try DecodedStill(frame, color: rendition.sourceColor).picture(rendition)
    } catch {
      throw MediaError(.readFailed, path: "", reason: "cannot be filtered: \(error).")
    }
  }
}

/// Which frame of a clip is wanted.
package enum FrameChoice: Sendable, Hashable {
  /// The first one that is presented.
  case first
  /// The last one that is presented.
  case last
  /// The one with a number, as presented, from 0.
  case number(Int)
  /// The one that is shown at a time, counted from the clip's first frame.
  case time(MediaTime)
}

extension ClipFrame {
  /// MurmurHash3 in hexadecimal of the frame as it was decoded, before anything is converted: plane after
  /// plane, row after row, without padding.
  ///
  /// Anyone can compare it with what `ffmpeg -i clip -f framehash -hash murmur3 -` prints.
  package var decodedHash: String {
    let raw = frame.raw.pointee
    let format = AVPixelFormat(rawValue: raw.format)
    let byteCount = Int(av_image_get_buffer_size(format, raw.width, raw.height, 1))
    let sum = HashSum(.murmur3)
    guard byteCount > 0 else { return sum.finish() }
    let planes = withUnsafeBytes(of: raw.data) {
      Array($0.bindMemory(to: UnsafePointer<UInt8>?.self).prefix(4))
    }
    let strides = withUnsafeBytes(of: raw.linesize) {
      Array($0.bindMemory(to: Int32.self).prefix(4))
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      av_image_copy_to_buffer(
        buffer.baseAddress, Int32(byteCount), planes, strides, format, raw.width, raw.height, 1)
      count = byteCount
    }
    bytes.withUnsafeBytes { sum.add($0) }
    return sum.finish()
  }
}

extension ClipFrame {
  /// The frame after a rendition that makes it small, in one step and about twice as fast as
  /// ``picture(_:)``: good enough to measure, while colours at sharp edges may be off by a shade.
  ///
  /// Frames whose colours are converted, and transparent ones, take the exact way.
  ///
  /// - Throws: `MediaError` when a filter is missing or refuses.
  package func sketch(_ rendition: FrameRendition) throws(MediaError) -> RGBImage {
    let still = DecodedStill(frame, color: rendition.sourceColor)
    guard rendition.colorConversion == nil, !still.hasAlpha, !still.isGray else {
      return try picture(rendition)
    }
    var small = rendition
    small.background = nil
    small.sourceColor = still.color
    small.resultColor = ColorFacts(matrix: "gbr", range: .full)
    small.pixelFormat = "rgb24"
    do throws(FFmpegError) {
      let rows = PixelRows(
        try StillPixels.filtered(frame, small), channelCount: 3, bytesPerValue: 1)
      if let picture = RGBImage(size: rows.size, bytes: rows.bytes) { return picture }
    } catch {
      throw MediaError(.readFailed, path: "", reason: "cannot be filtered: \(error).")
    }
    return try picture(rendition)
  }
}
