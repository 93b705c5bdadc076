import CFFmpeg
import MediaModel

extension Frame {
  /// The picture laid on a background, as `RRGGBB`, without transparency; `layout` has opacity.
  func laid(
    on background: String, _ layout: StillPixels.Layout
  ) throws(FFmpegError) -> Frame {
    var opaque = layout
    opaque.hasAlpha = false
    let result = try blank(opaque)
    let (source, target) = (PixelRows(self, layout), PixelRows(result, opaque))
    let value = UInt32(background, radix: 16) ?? 0
    let behind = (value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF)
    for y in 0..<source.size.height {
      if layout.isDeep {
        Self.lay(
          source[y].assumingMemoryBound(to: UInt16.self), on: behind,
          target.writable(y).assumingMemoryBound(to: UInt16.self), scale: 257)
      } else {
        Self.lay(
          source[y].assumingMemoryBound(to: UInt8.self), on: behind,
          target.writable(y).assumingMemoryBound(to: UInt8.self), scale: 1)
      }
    }
    return result
  }

  /// Mixes a row with a colour of 8 bits a channel; `scale` is what brings it to the depth of the row.
  private static func lay<Value: FixedWidthInteger & UnsignedInteger>(
    _ over: UnsafeBufferPointer<Value>, on behind: (UInt32, UInt32, UInt32),
    _ result: UnsafeMutableBufferPointer<Value>, scale: UInt32
  ) {
    let most = UInt32(Value.max)
    func mixed(_ value: Value, _ under: UInt32, _ opacity: UInt32) -> Value {
      // Stays below 2^32: both products together are at most most × most.
      let sum = UInt32(value) * opacity + under * scale * (most - opacity)
      return Value(truncatingIfNeeded: (UInt64(sum) + UInt64(most / 2)) / UInt64(most))
    }
    for pixel in 0..<result.count / 3 {
      let (from, to) = (pixel * 4, pixel * 3)
      let opacity = UInt32(over[from + 3])
      result[to] = mixed(over[from], behind.0, opacity)
      result[to + 1] = mixed(over[from + 1], behind.1, opacity)
      result[to + 2] = mixed(over[from + 2], behind.2, opacity)
    }
  }
}
