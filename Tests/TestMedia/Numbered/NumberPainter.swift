import CFFmpeg

/// Draws numbers into frames of YUV formats, over a moving gradient with constant colours around.
struct NumberPainter {
  private let picture: UnsafeMutablePointer<AVFrame>
  private let width: Int
  private let height: Int
  private let chromaWidth: Int
  private let chromaHeight: Int
  /// Bits a sample.
  private let depth: Int

  init(_ picture: UnsafeMutablePointer<AVFrame>) {
    self.picture = picture
    width = Int(picture.pointee.width)
    height = Int(picture.pointee.height)
    let format = av_pix_fmt_desc_get(AVPixelFormat(rawValue: picture.pointee.format))
    let shift = (
      x: Int(format?.pointee.log2_chroma_w ?? 0), y: Int(format?.pointee.log2_chroma_h ?? 0)
    )
    chromaWidth = (width + (1 << shift.x) - 1) >> shift.x
    chromaHeight = (height + (1 << shift.y) - 1) >> shift.y
    depth = Int(format?.pointee.comp.0.depth ?? 8)
  }

  /// Draws one number.
  func paint(_ number: Int) {
    let cells = NumberPattern.cells(of: number)
    let edges = (0..<width).map { Self.wave($0 + number * 2) }
    let bands = (0..<NumberPattern.rows).map { band in
      (0..<width).map { x in
        let position = (Double(x) + 0.5) / Double(width)
        guard let column = NumberPattern.place(position, of: NumberPattern.columns) else {
          return edges[x]
        }
        return cells[band * NumberPattern.columns + column] ? 220 : 32
      }
    }
    for y in 0..<height {
      let position = (Double(y) + 0.5) / Double(height)
      let band = NumberPattern.place(position, of: NumberPattern.rows)
      write(band.map { bands[$0] } ?? edges, row: y, plane: 0)
    }
    let across = (0..<chromaWidth).map { UInt8(80 + 96 * $0 / chromaWidth) }
    for y in 0..<chromaHeight {
      let down = UInt8(80 + 96 * y / chromaHeight)
      write([UInt8](repeating: down, count: chromaWidth), row: y, plane: 1)
      write(across, row: y, plane: 2)
    }
  }

  /// A value that rises and falls between 60 and 188.
  private static func wave(_ position: Int) -> UInt8 {
    UInt8(60 + abs(position % 128 - 64) * 2)
  }

  private func write(_ values: [UInt8], row: Int, plane: Int) {
    let planes = [picture.pointee.data.0, picture.pointee.data.1, picture.pointee.data.2]
    let strides = [
      picture.pointee.linesize.0, picture.pointee.linesize.1, picture.pointee.linesize.2,
    ]
    guard let start = planes[plane] else { return }
    let target = UnsafeMutableRawBufferPointer(
      start: start + row * Int(strides[plane]), count: values.count * (depth == 8 ? 1 : 2))
    if depth == 8 {
      target.copyBytes(from: values)
    } else {
      let deep = values.map { (UInt16($0) << UInt16(depth - 8)).littleEndian }
      deep.withUnsafeBytes { target.copyMemory(from: $0) }
    }
  }
}
