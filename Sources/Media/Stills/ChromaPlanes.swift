import CFFmpeg
import MediaModel

/// A decoded picture of brightness and colour differences with 8 bits, each in a plane of its own.
///
/// A view: it holds the frame whose memory it shows.
struct ChromaPlanes {
  private let frame: Frame
  private let planes: [Plane]
  private let isFullRange: Bool

  private struct Plane {
    let base: UnsafeMutablePointer<UInt8>
    let stride: Int
    /// By how many bits a place in the picture is shifted to find its sample.
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

  /// The mean of a part of the picture that starts at even places.
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
