import CFFmpeg

/// How a picture shows a number: 5 × 4 black and white cells in its middle, in rows from the top left.
///
/// Each is one bit, the most significant first: twelve of the number, then eight that check it. Cells
/// are large, and none lies at the edge, so that they survive coding, scaling and a little cropping.
public enum NumberPattern {
  static let columns = 5
  static let rows = 4
  /// The share of the picture that is left free at each edge.
  static let margin = 0.1

  /// Whether each cell is white.
  static func cells(of number: Int) -> [Bool] {
    let bits = number << 8 | check(of: number)
    return (0..<columns * rows).map { bits >> (columns * rows - 1 - $0) & 1 == 1 }
  }

  /// The number that cells show, or nil when they show none.
  static func number(in cells: [Bool]) -> Int? {
    let bits = cells.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    return bits & 0xFF == check(of: bits >> 8) ? bits >> 8 : nil
  }

  /// The column and row at a place in the picture, or nil at its edges.
  static func place(_ position: Double, of count: Int) -> Int? {
    let inner = (position - margin) / (1 - 2 * margin)
    return inner >= 0 && inner < 1 ? Int(inner * Double(count)) : nil
  }

  private static func check(of number: Int) -> Int {
    (number * 40_503 + 12_345) >> 7 & 0xFF
  }
}

extension NumberPattern {
  /// How far a picture was turned clockwise since its number was drawn, in quarters of a circle.
  public typealias Turn = Int

  /// The number that a grey picture shows, or nil when it shows none.
  public static func number(
    in pixels: ArraySlice<UInt8>, width: Int, height: Int, turn: Turn = 0
  ) -> Int? {
    var cells: [Bool] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let across = margin + (1 - 2 * margin) * (Double(column) + 0.5) / Double(columns)
        let down = margin + (1 - 2 * margin) * (Double(row) + 0.5) / Double(rows)
        let place = turned(across, down, by: turn)
        let shade = shade(in: pixels, width, height, around: place)
        guard shade < 96 || shade > 160 else { return nil }
        cells.append(shade > 128)
      }
    }
    return number(in: cells)
  }

  private static func turned(_ x: Double, _ y: Double, by turn: Turn) -> (x: Double, y: Double) {
    switch turn % 4 {
    case 1: (1 - y, x)
    case 2: (1 - x, 1 - y)
    case 3: (y, 1 - x)
    default: (x, y)
    }
  }

  /// The mean of some pixels around a place.
  private static func shade(
    in pixels: ArraySlice<UInt8>, _ width: Int, _ height: Int, around place: (x: Double, y: Double)
  ) -> Int {
    let (x, y) = (Int(place.x * Double(width)), Int(place.y * Double(height)))
    var sum = 0
    for row in y - 2..<y + 2 {
      for column in x - 2..<x + 2 { sum += Int(pixels[pixels.startIndex + row * width + column]) }
    }
    return sum / 16
  }
}

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
