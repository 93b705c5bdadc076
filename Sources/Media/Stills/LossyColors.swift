import CFFmpeg
import MediaModel

/// How far the colours of a lossy image are from what was meant, block by block.
///
/// Single values say little: fine patterns lose much of them at low quality, although the image looks
/// right. What lossy coding keeps is the mean of a block, which is stored apart and finely, and which
/// half the chroma leaves as it is. Therefore means over 16 × 16 pixels are held against each other: a
/// wrong matrix, range, channel or part of the image moves them far.
///
/// Brightness is held to a closer bound than colour, whose mean suffers where fine patterns of strong
/// colours are averaged: WebP does that in linear light. What was meant is turned into brightness and
/// colour differences after the mean was taken, by the constants of BT.601.
struct LossyColors {
  /// How far something is off, from 0 to 255.
  struct Distance: Hashable {
    /// The mean over all blocks.
    var mean = 0.0
    /// That of the block that is farthest off.
    var worst = 0.0

    func isWithin(_ bound: Distance) -> Bool { mean <= bound.mean && worst <= bound.worst }
  }

  /// Of brightness.
  private(set) var luma = Distance()
  /// Of colour differences.
  private(set) var chroma = Distance()

  /// Compares a decoded image of BT.601 with what was meant.
  ///
  /// Blocks with transparency are left out: WebP changes colours that nobody sees.
  init(_ decoded: ChromaPlanes, _ meant: PixelRows) {
    var count = 0.0
    for top in stride(from: 0, to: meant.size.height, by: Self.side) {
      for left in stride(from: 0, to: meant.size.width, by: Self.side) {
        let rows = top..<min(top + Self.side, meant.size.height)
        let columns = left..<min(left + Self.side, meant.size.width)
        guard let expected = Self.mean(of: meant, rows, columns) else { continue }
        let shown = decoded.mean(rows, columns)
        luma.add(abs(shown.luma - expected.luma))
        chroma.add(
          max(abs(shown.blueness - expected.blueness), abs(shown.redness - expected.redness)))
        count += 1
      }
    }
    luma.mean /= max(1, count)
    chroma.mean /= max(1, count)
  }

  /// Whether the differences stay within what a quality costs at most.
  func keep(_ bound: Bound) -> Bool { luma.isWithin(bound.luma) && chroma.isWithin(bound.chroma) }

  private static let side = 16

  /// The mean of what was meant, or nil where something is transparent.
  private static func mean(
    of pixels: PixelRows, _ rows: Range<Int>, _ columns: Range<Int>
  ) -> ChromaPlanes.Mean? {
    let channelCount = pixels.channelCount
    var (red, green, blue) = (0, 0, 0)
    for y in rows {
      let row = pixels[y]
      for x in columns {
        let first = x * channelCount
        if channelCount == 4, row[first + 3] != 255 { return nil }
        red += Int(row[first])
        green += Int(row[first + 1])
        blue += Int(row[first + 2])
      }
    }
    let count = Double(rows.count * columns.count)
    let (r, g, b) = (Double(red) / count, Double(green) / count, Double(blue) / count)
    let luma = 0.299 * r + 0.587 * g + 0.114 * b
    return ChromaPlanes.Mean(
      luma: luma, blueness: (b - luma) / 1.772, redness: (r - luma) / 1.402)
  }
}

extension LossyColors.Distance {
  fileprivate mutating func add(_ difference: Double) {
    mean += difference
    worst = max(worst, difference)
  }
}

extension LossyColors {
  /// What a quality costs at most.
  struct Bound {
    let luma: Distance
    let chroma: Distance

    /// The bounds, with room to spare for images made to be hard.
    ///
    /// Our JPEGs store means to the nearest of 256 levels at any quality; those of WebP get coarser.
    init(_ format: StillRendition.Format) {
      switch format {
      case .png, .webp(nil): (luma, chroma) = (Distance(), Distance())
      case .jpeg(let quality, _):
        let coarseness = Double(100 - quality)
        luma = Distance(mean: 2 + coarseness / 40, worst: 8 + coarseness / 10)
        chroma = Distance(mean: 4 + coarseness / 20, worst: 12 + coarseness / 10)
      case .webp(let quality?):
        let coarseness = Double(100 - quality)
        luma = Distance(mean: 4 + coarseness / 20, worst: 12 + coarseness / 4)
        chroma = Distance(mean: 12 + coarseness / 20, worst: 24 + coarseness / 4)
      }
    }
  }
}

/// A decoded image of brightness and colour differences with 8 bits, each in a plane of its own.
///
/// A view: it holds the frame whose memory it shows.
struct ChromaPlanes {
  private let frame: Frame
  private let planes: [Plane]
  private let isFullRange: Bool

  private struct Plane {
    let base: UnsafeMutablePointer<UInt8>
    let stride: Int
    /// By how many bits a place in the image is shifted to find its sample.
    let shift: (x: Int, y: Int)
  }

  /// A view of a frame, or nil when it is stored in another way.
  init?(_ frame: Frame) {
    let raw = frame.raw.pointee
    guard let format = av_pix_fmt_desc_get(AVPixelFormat(rawValue: raw.format))?.pointee,
      format.flags & UInt64(AV_PIX_FMT_FLAG_RGB) == 0, format.nb_components >= 3,
      format.flags & UInt64(AV_PIX_FMT_FLAG_PLANAR) != 0, format.comp.0.depth == 8
    else { return nil }
    let half = (x: Int(format.log2_chroma_w), y: Int(format.log2_chroma_h))
    let found = [
      (raw.data.0, raw.linesize.0, (x: 0, y: 0)), (raw.data.1, raw.linesize.1, half),
      (raw.data.2, raw.linesize.2, half),
    ]
    planes = found.compactMap { base, stride, shift in
      base.map { Plane(base: $0, stride: Int(stride), shift: shift) }
    }
    guard planes.count == 3 else { return nil }
    self.frame = frame
    isFullRange = DecodedStill(frame, color: ColorFacts()).color.range == .full
  }

  /// Brightness from 0 to 255, and colour differences from -128 to 127.
  struct Mean {
    var luma: Double
    var blueness: Double
    var redness: Double
  }

  /// The mean of a part of the image that starts at even places.
  func mean(_ rows: Range<Int>, _ columns: Range<Int>) -> Mean {
    let (lumaScale, chromaScale, black) =
      isFullRange ? (1, 1, 0) : (255.0 / 219, 255.0 / 224, 16.0)
    return Mean(
      luma: (mean(of: planes[0], rows, columns) - black) * lumaScale,
      blueness: (mean(of: planes[1], rows, columns) - 128) * chromaScale,
      redness: (mean(of: planes[2], rows, columns) - 128) * chromaScale)
  }

  private func mean(of plane: Plane, _ rows: Range<Int>, _ columns: Range<Int>) -> Double {
    let lastRow = (rows.upperBound - 1) >> plane.shift.y
    let lastColumn = (columns.upperBound - 1) >> plane.shift.x
    let firstRow = rows.lowerBound >> plane.shift.y
    let firstColumn = columns.lowerBound >> plane.shift.x
    var sum = 0
    for y in firstRow...lastRow {
      let row = plane.base + y * plane.stride
      for x in firstColumn...lastColumn { sum += Int(row[x]) }
    }
    return Double(sum) / Double((lastRow - firstRow + 1) * (lastColumn - firstColumn + 1))
  }
}
