import CFFmpeg
import MediaModel
import Platform

/// Compares two images of the same size and layout value by value.
struct PixelComparison {
  let shown: PixelRows
  let meant: PixelRows

  /// The first pixel, row by row, that differs; nil when none does.
  ///
  /// Colours that nobody sees, since their pixel is fully transparent, are left out: WebP does not keep
  /// them.
  var firstDifference: (x: Int, y: Int)? {
    for y in 0..<meant.size.height {
      if let x = firstDifference(inRow: y) { return (x, y) }
    }
    return nil
  }

  /// Whether pixels with 8 bits a channel are exactly as opaque as they were meant to be.
  var hasSameAlpha: Bool {
    (0..<meant.size.height).allSatisfy { y in
      let (row, other) = (shown[y], meant[y])
      return stride(from: 3, to: row.count, by: 4).allSatisfy { row[$0] == other[$0] }
    }
  }

  private func firstDifference(inRow y: Int) -> Int? {
    let (row, other) = (shown[y], meant[y])
    guard !row.elementsEqual(other) else { return nil }
    let pixelByteCount = meant.channelCount * meant.bytesPerValue
    let alpha = (meant.channelCount - 1) * meant.bytesPerValue
    return (0..<meant.size.width).first { x in
      let pixel = x * pixelByteCount..<(x + 1) * pixelByteCount
      guard !row[pixel].elementsEqual(other[pixel]) else { return false }
      let isHidden =
        meant.channelCount == 4
        && (pixel.lowerBound + alpha..<pixel.upperBound).allSatisfy {
          row[$0] == 0 && other[$0] == 0
        }
      return !isHidden
    }
  }
}

/// How much an image with 8 bits a channel differs from what was meant, value by value.
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

/// SHA-256 over the pixels of an image, whatever file they come from.
enum PixelHash {
  /// The sum over red, green, blue and, if asked for, alpha, row after row from the top.
  ///
  /// Values of 16 bits have the high byte first. Gray counts as red, green and blue of the same value.
  static func sha256(of rows: PixelRows, hasAlpha: Bool) -> String {
    let sum = HashSum(.sha256)
    let order = Order(channelCount: rows.channelCount, hasAlpha: hasAlpha)
    let isPlain = rows.bytesPerValue == 1 && order.isUnchanged
    var row = [UInt8](
      repeating: 0, count: rows.size.width * order.channels.count * rows.bytesPerValue)
    for y in 0..<rows.size.height {
      guard !isPlain else {
        sum.add(rows[y])
        continue
      }
      order.copy(rows[y], bytesPerValue: rows.bytesPerValue, into: &row)
      sum.add(row)
    }
    return sum.finish()
  }

  /// Which stored channels are summed up.
  private struct Order {
    let stored: Int
    let channels: [Int]

    init(channelCount: Int, hasAlpha: Bool) {
      stored = channelCount
      channels = channelCount == 1 ? [0, 0, 0] : hasAlpha ? [0, 1, 2, 3] : [0, 1, 2]
    }

    var isUnchanged: Bool { stored == channels.count }

    func copy(_ pixels: UnsafeRawBufferPointer, bytesPerValue: Int, into row: inout [UInt8]) {
      row.withUnsafeMutableBufferPointer { row in
        channels.withUnsafeBufferPointer { channels in
          var place = 0
          for first in stride(from: 0, to: pixels.count, by: stored * bytesPerValue) {
            for channel in channels {
              let value = first + channel * bytesPerValue
              // The high byte comes second in memory.
              if bytesPerValue == 2 {
                row[place] = pixels[value + 1]
                place += 1
              }
              row[place] = pixels[value]
              place += 1
            }
          }
        }
      }
    }
  }
}

/// The rows of an image that is stored in one plane, channel beside channel.
///
/// A view: it holds the frame whose memory it shows.
struct PixelRows {
  let size: PixelSize
  /// Of a pixel: 1 for gray, 3 for RGB, 4 for RGB with opacity.
  let channelCount: Int
  /// 1 or 2; two have the low byte first.
  let bytesPerValue: Int
  private let frame: Frame
  private let base: UnsafeMutableRawPointer
  private let stride: Int

  /// A view of a frame.
  init(_ frame: Frame, channelCount: Int, bytesPerValue: Int) {
    let raw = frame.raw.pointee
    guard let size = PixelSize(width: Int(raw.width), height: Int(raw.height)),
      let data = raw.data.0
    else { preconditionFailure("A filtered frame has pixels.") }
    self.size = size
    self.channelCount = channelCount
    self.bytesPerValue = bytesPerValue
    self.frame = frame
    base = UnsafeMutableRawPointer(data)
    stride = Int(raw.linesize.0)
  }

  /// A view of a frame in a layout of stills.
  init(_ frame: Frame, _ layout: StillPixels.Layout) {
    self.init(
      frame, channelCount: layout.isGray ? 1 : layout.hasAlpha ? 4 : 3,
      bytesPerValue: layout.isDeep ? 2 : 1)
  }

  /// How many bytes of a row are pixels.
  var rowByteCount: Int { size.width * channelCount * bytesPerValue }
  /// How many bytes all pixels take.
  var byteCount: Int { rowByteCount * size.height }

  /// All pixels, row after row from the top, without padding.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    for row in 0..<size.height { bytes += self[row] }
    return bytes
  }

  /// The pixels of a row, from the top.
  subscript(row: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + row * stride, count: rowByteCount)
  }

  /// The pixels of a row, to be written.
  func writable(_ row: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: base + row * stride, count: rowByteCount)
  }
}

extension Frame {
  /// An empty image of the same size in a layout of stills.
  func blank(_ layout: StillPixels.Layout) throws(FFmpegError) -> Frame {
    let result = try Frame()
    result.raw.pointee.format = av_get_pix_fmt(layout.formatName).rawValue
    result.raw.pointee.width = raw.pointee.width
    result.raw.pointee.height = raw.pointee.height
    try check("av_frame_get_buffer") { av_frame_get_buffer(result.raw, 0) }
    return result
  }
}
