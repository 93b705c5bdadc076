import MediaModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How much a picture with 8 bits a channel differs from what was meant, value by value.
enum SignalToNoise {
  /// The peak signal-to-noise ratio of red, green and blue in dB; nil when all values are equal.
  ///
  /// Colours count as much as they are seen.
  static func psnr(_ shown: PixelRows, _ meant: PixelRows) -> Double? {
    var squares = 0
    for y in 0..<meant.size.height {
      squares += Self.squares(shown[y], meant[y], channelCount: meant.channelCount)
    }
    let mean = Double(squares) / Double(meant.size.area * 3)
    return mean > 0 ? 10 * log10(255 * 255 / mean) : nil
  }

  private static func squares(
    _ shown: UnsafeRawBufferPointer, _ meant: UnsafeRawBufferPointer, channelCount: Int
  ) -> Int {
    var sum = 0
    for first in stride(from: 0, to: meant.count, by: channelCount) {
      let opacity = channelCount == 4 ? Int(meant[first + 3]) : 255
      for channel in first..<first + 3 {
        let difference = (Int(shown[channel]) - Int(meant[channel])) * opacity / 255
        sum += difference * difference
      }
    }
    return sum
  }
}
