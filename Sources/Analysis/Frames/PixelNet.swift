import MediaModel

/// The luma of an even net of a frame's own pixels, each as it is.
package struct PixelNet: Sendable, Hashable {
  /// How two nets differ, as shares of the full range.
  struct Difference {
    /// The mean of the absolute differences.
    var mean: Double
    /// The same in the block of 10 by 10 points where it is largest.
    var largest: Double
  }

  /// The most points in a row or a column of the net.
  private static let longSide = 320
  private static let blockSide = 10

  private let size: PixelSize
  private let columns: Int
  private let luma: [UInt8]

  init(of picture: RGBImage) {
    let (width, height) = (picture.size.width, picture.size.height)
    let step = max(1, max(width, height) / Self.longSide)
    let across = Array(stride(from: step / 2, to: width, by: step))
    size = picture.size
    columns = across.count
    luma = stride(from: step / 2, to: height, by: step).flatMap { y in
      across.map { x in
        let place = (y * width + x) * 3
        let (red, green, blue) = (
          Int(picture.bytes[place]), Int(picture.bytes[place + 1]), Int(picture.bytes[place + 2])
        )
        return UInt8((2126 * red + 7152 * green + 722 * blue + 5000) / 10000)
      }
    }
  }

  /// How another frame's pixels differ, or nil when the frames differ in size.
  func difference(from other: PixelNet) -> Difference? {
    guard size == other.size, luma.count == other.luma.count, !luma.isEmpty else { return nil }
    let blocksAcross = (columns + Self.blockSide - 1) / Self.blockSide
    let rows = luma.count / columns
    var sums = [Int](repeating: 0, count: blocksAcross * ((rows - 1) / Self.blockSide + 1))
    var counts = sums
    for row in 0..<rows {
      for column in 0..<columns {
        let place = row * columns + column
        let block = row / Self.blockSide * blocksAcross + column / Self.blockSide
        sums[block] += abs(Int(luma[place]) - Int(other.luma[place]))
        counts[block] += 1
      }
    }
    let largest = zip(sums, counts).map { Double($0) / Double($1) }.max() ?? 0
    return Difference(
      mean: Double(sums.reduce(0, +)) / Double(luma.count) / 255, largest: largest / 255)
  }
}
