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
