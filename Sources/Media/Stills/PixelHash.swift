import MediaModel

/// SHA-256 over the pixels of a picture, whatever file they come from.
enum PixelHash {
  /// The sum over red, green, blue and, if asked for, alpha, row after row from the top.
  ///
  /// Values of 16 bits have the high byte first. Gray counts as red, green and blue of the same value.
  static func sha256(of rows: PixelRows, hasAlpha: Bool) -> String {
    let sum = SHA256()
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
