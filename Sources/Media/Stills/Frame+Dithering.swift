import CFFmpeg
import MediaModel

extension Frame {
  /// The picture with 8 bits a channel instead of 16.
  ///
  /// What lies between two values becomes a regular pattern of both (Bayer's, 8 × 8 pixels), the same
  /// every time and in every channel, so that smooth shades show no steps and grays no tint. A value
  /// that 8 bits hold exactly stays it; opacity is rounded.
  func dithered(_ layout: StillPixels.Layout) throws(FFmpegError) -> Frame {
    var shallow = layout
    shallow.isDeep = false
    let result = try blank(shallow)
    let (source, target) = (PixelRows(self, layout), PixelRows(result, shallow))
    let channelCount = source.channelCount
    let colorCount = min(channelCount, 3)
    for y in 0..<source.size.height {
      let deep = source[y].assumingMemoryBound(to: UInt16.self)
      let row = target.writable(y).assumingMemoryBound(to: UInt8.self)
      DitherPattern.withRow(y) { pattern in
        for x in 0..<source.size.width {
          let first = x * channelCount
          let threshold = pattern[x & 7]
          for channel in first..<first + colorCount {
            row[channel] = UInt8(
              truncatingIfNeeded: (UInt32(deep[channel]) * 255 + threshold) / 65_535)
          }
          guard channelCount == 4 else { continue }
          row[first + 3] = UInt8(
            truncatingIfNeeded: (UInt32(deep[first + 3]) * 255 + 32_767) / 65_535)
        }
      }
    }
    return result
  }
}

/// From which share of the way to the next value on a pixel gets it, by its place.
enum DitherPattern {
  /// Gives the thresholds of a row, in 65535ths, one for each of eight columns.
  static func withRow(_ y: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    thresholds[y & 7].withUnsafeBufferPointer(body)
  }

  private static let thresholds: [[UInt32]] = (0..<8).map { y in
    (0..<8).map { x in
      // The bits of x ^ y and y by turns, the lowest first.
      let rank = (0..<3).reduce(0) { rank, bit in
        rank << 2 | ((x ^ y) >> bit & 1) << 1 | y >> bit & 1
      }
      return UInt32((2 * rank + 1) * 65_535 / 128)
    }
  }
}
