import MediaModel

/// Compares two pictures of the same size and layout value by value.
struct PixelComparison {
  private let shown: PixelRows
  private let meant: PixelRows

  init(_ shown: PixelRows, _ meant: PixelRows) {
    self.shown = shown
    self.meant = meant
  }

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
