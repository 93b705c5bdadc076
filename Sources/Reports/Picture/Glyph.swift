/// A letter as shades, from 0 to 255, row after row.
struct Glyph {
  let width: Int
  let height: Int
  let shades: [UInt8]

  /// How tall capitals are in each size, in pixels.
  enum Size: Int {
    case small = 14
    case large = 28
  }

  /// A letter in a size; what there is no shape for becomes a box.
  init(_ character: Character, _ size: Size) {
    let shape = GlyphShapes.shape(of: character)
    // Twice as fine twice over turns steps into slopes.
    let fine = BitShape(shape).doubled.doubled
    switch size {
    case .large:
      (width, height) = (fine.width, fine.height)
      shades = fine.bits.map { $0 ? 255 : 0 }
    case .small:
      (width, height) = (fine.width / 2, fine.height / 2)
      shades = Self.halved(fine)
    }
  }

  private static func halved(_ shape: BitShape) -> [UInt8] {
    (0..<(shape.height / 2)).flatMap { row in
      (0..<(shape.width / 2)).map { column in
        let cells = [(0, 0), (1, 0), (0, 1), (1, 1)].count { x, y in
          shape[2 * column + x, 2 * row + y]
        }
        return UInt8(clamping: cells * 255 / 4)
      }
    }
  }
}

/// A shape of black and white cells.
struct BitShape {
  let width: Int
  let height: Int
  var bits: [Bool]

  init(width: Int, height: Int, bits: [Bool]) {
    (self.width, self.height, self.bits) = (width, height, bits)
  }

  /// A shape drawn with `#`, its rows parted by spaces.
  init(_ drawing: String) {
    let rows = drawing.split(separator: " ")
    width = rows.first?.count ?? 0
    height = rows.count
    bits = rows.flatMap { row in row.map { $0 == "#" } }
  }

  /// Whether a cell is black; cells outside are white.
  subscript(column: Int, row: Int) -> Bool {
    guard column >= 0, row >= 0, column < width, row < height else { return false }
    return bits[row * width + column]
  }

  /// The shape with cells half as large, in which the steps of slopes are filled.
  ///
  /// Where two strokes meet at a right angle nothing is filled, so that corners stay sharp.
  var doubled: BitShape {
    var result = BitShape(
      width: 2 * width, height: 2 * height,
      bits: [Bool](repeating: false, count: 4 * width * height))
    for row in 0..<(2 * height) {
      for column in 0..<(2 * width) {
        let (x, y) = (column / 2, row / 2)
        let (across, down) = (column % 2 == 0 ? x - 1 : x + 1, row % 2 == 0 ? y - 1 : y + 1)
        let isStep = self[across, y] && self[x, down] && !self[across, down]
        result.bits[row * result.width + column] = self[x, y] || isStep
      }
    }
    return result
  }
}
