package import MediaModel

extension RGBImage {
  /// The picture in another size.
  func scaled(to target: PixelSize) -> RGBImage {
    if target == size { return self }
    return target.width > size.width ? enlarged(to: target) : reduced(to: target)
  }

  /// The picture, made smaller where its longer side has more pixels than that.
  package func within(longSide most: Int) -> RGBImage {
    guard size.longSide > most else { return self }
    let target = PixelSize(
      width: max(1, size.width * most / size.longSide),
      height: max(1, size.height * most / size.longSide))
    return target.map(scaled) ?? self
  }

  /// The picture in a larger size, values in between mixed.
  private func enlarged(to target: PixelSize) -> RGBImage {
    var result: [UInt8] = []
    result.reserveCapacity(target.area * 3)
    for row in 0..<target.height {
      let y = Self.position(row, of: target.height, in: size.height)
      for column in 0..<target.width {
        let x = Self.position(column, of: target.width, in: size.width)
        for channel in 0..<3 {
          func value(_ column: Int, _ row: Int) -> Int {
            Int(bytes[(row * size.width + column) * 3 + channel])
          }
          let top = value(x.first, y.first) * (256 - x.share) + value(x.next, y.first) * x.share
          let bottom = value(x.first, y.next) * (256 - x.share) + value(x.next, y.next) * x.share
          result.append(
            UInt8(clamping: (top * (256 - y.share) + bottom * y.share + 32_768) / 65_536))
        }
      }
    }
    return RGBImage(size: target, bytes: result) ?? self
  }

  /// The two pixels between which the middle of a new pixel lies, and how near it is to the second, in
  /// parts of 256.
  private static func position(
    _ index: Int, of count: Int, in length: Int
  ) -> (first: Int, next: Int, share: Int) {
    let place = max(0, ((2 * index + 1) * length * 128) / count - 128)
    let first = min(place / 256, length - 1)
    return (first, min(first + 1, length - 1), place % 256)
  }

  /// The picture in a smaller size, each pixel the mean of what it covers.
  private func reduced(to target: PixelSize) -> RGBImage {
    var result: [UInt8] = []
    result.reserveCapacity(target.area * 3)
    for row in 0..<target.height {
      let rows = Self.cell(row, of: target.height, in: size.height)
      for column in 0..<target.width {
        let columns = Self.cell(column, of: target.width, in: size.width)
        var (red, green, blue) = (0, 0, 0)
        for y in rows {
          for x in columns {
            let place = (y * size.width + x) * 3
            red += Int(bytes[place])
            green += Int(bytes[place + 1])
            blue += Int(bytes[place + 2])
          }
        }
        let count = rows.count * columns.count
        result.append(UInt8(clamping: (red + count / 2) / count))
        result.append(UInt8(clamping: (green + count / 2) / count))
        result.append(UInt8(clamping: (blue + count / 2) / count))
      }
    }
    return RGBImage(size: target, bytes: result) ?? self
  }

  /// How far each pixel is from that of another picture of the same size, as a gray: the difference of
  /// the channel that differs most.
  func difference(from other: RGBImage) -> RGBImage {
    var result = [UInt8](repeating: 0, count: bytes.count)
    for pixel in stride(from: 0, to: min(bytes.count, other.bytes.count), by: 3) {
      let differences = (pixel..<(pixel + 3)).map { abs(Int(bytes[$0]) - Int(other.bytes[$0])) }
      let gray = UInt8(clamping: differences.max() ?? 0)
      for place in pixel..<(pixel + 3) { result[place] = gray }
    }
    return RGBImage(size: size, bytes: result) ?? self
  }

  /// The picture with all values so many times as large, as far as they go.
  func amplified(_ factor: Int) -> RGBImage {
    guard factor > 1 else { return self }
    return RGBImage(size: size, bytes: bytes.map { UInt8(clamping: Int($0) * factor) }) ?? self
  }

  /// The pixels that one of several equal cells covers; at least one.
  private static func cell(_ index: Int, of count: Int, in length: Int) -> Range<Int> {
    let start = index * length / count
    return start..<max(start + 1, (index + 1) * length / count)
  }
}
