import Platform

/// Numbers in rows and columns, such as the luma of a small copy of a frame.
package struct Grid: Sendable, Hashable {
  let columns: Int
  let rows: Int
  /// Row after row from the top, left to right.
  var values: [Float]

  /// A grid whose values are row after row; there has to be one for each place.
  init(columns: Int, rows: Int, values: [Float]) {
    precondition(values.count == columns * rows, "A grid needs a value for each of its places.")
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  /// A grid of the same value everywhere.
  init(columns: Int, rows: Int, repeating value: Float) {
    self.init(
      columns: columns, rows: rows, values: Array(repeating: value, count: columns * rows))
  }

  subscript(column: Int, row: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// The arithmetic mean of all values.
  var mean: Double { values.reduce(0) { $0 + Double($1) } / Double(values.count) }

  /// The mean of the squared distances from the mean.
  var variance: Double {
    let mean = mean
    return values.reduce(0) { sum, value in
      let distance = Double(value) - mean
      return sum + distance * distance
    } / Double(values.count)
  }

  /// A smaller grid whose values are the means of the cells into which this one is divided.
  func reduced(columns newColumns: Int, rows newRows: Int) -> Grid {
    let across = CellEdges(length: columns, cells: newColumns)
    let down = CellEdges(length: rows, cells: newRows)
    var result = Grid(columns: newColumns, rows: newRows, repeating: 0)
    for row in 0..<newRows {
      for column in 0..<newColumns {
        var sum: Float = 0
        for y in down[row] {
          for x in across[column] { sum += self[x, y] }
        }
        result[column, row] = sum / Float(across[column].count * down[row].count)
      }
    }
    return result
  }
}

/// How a row of places is divided into cells of equal length, give or take one place.
struct CellEdges {
  private let edges: [Int]

  /// How many cells there are.
  package var count: Int { edges.count - 1 }

  /// Cells that cover all places; where there are more cells than places, cells share places.
  init(length: Int, cells: Int) {
    edges = (0...cells).map { $0 * length / cells }
  }

  /// The places of a cell, at least one.
  subscript(cell: Int) -> Range<Int> {
    let start = edges[cell]
    return start..<max(start + 1, edges[cell + 1])
  }
}

extension Grid {
  /// The part of the grid in a rectangle.
  func cropped(across: Range<Int>, down: Range<Int>) -> Grid {
    let part = down.flatMap { row in
      values[(row * columns + across.lowerBound)..<(row * columns + across.upperBound)]
    }
    return Grid(columns: across.count, rows: down.count, values: part)
  }

  /// The same values stretched so that they reach from 0 to 1; all 0 when they are equal.
  var normalized: Grid {
    guard let least = values.min(), let most = values.max(), most > least else {
      return Grid(columns: columns, rows: rows, repeating: 0)
    }
    var result = self
    for place in values.indices {
      result.values[place] = (values[place] - least) / (most - least)
    }
    return result
  }

  /// The means of each place and its neighbours, 3 by 3; at the edge of those that there are.
  var softened: Grid {
    var across = self
    for row in 0..<rows {
      for column in 0..<columns {
        let span = max(0, column - 1)...min(columns - 1, column + 1)
        across[column, row] = span.reduce(0) { $0 + self[$1, row] } / Float(span.count)
      }
    }
    var result = across
    for row in 0..<rows {
      let span = max(0, row - 1)...min(rows - 1, row + 1)
      for column in 0..<columns {
        result[column, row] = span.reduce(0) { $0 + across[column, $1] } / Float(span.count)
      }
    }
    return result
  }

  /// The values weakened with their distance from the middle, to 0.3 of them in the corners.
  var preferringTheMiddle: Grid {
    var result = self
    let (middleX, middleY) = (Float(columns) / 2, Float(rows) / 2)
    let longest = (middleX * middleX + middleY * middleY).squareRoot()
    for row in 0..<rows {
      let y = Float(row) + 0.5 - middleY
      for column in 0..<columns {
        let x = Float(column) + 0.5 - middleX
        result[column, row] *= 1 - 0.7 * (x * x + y * y).squareRoot() / longest
      }
    }
    return result
  }
}

/// The functions of real numbers that the standard library leaves to the platform.
enum RealFunctions {
  static func cubeRoot(_ value: Double) -> Double { cbrt(value) }
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  static func exponential(_ value: Double) -> Double { exp(value) }
  static func binaryLogarithm(_ value: Double) -> Double { log2(value) }
  static func cosine(_ radians: Double) -> Double { cos(radians) }
  static func sine(_ radians: Double) -> Double { sin(radians) }
  /// The angle of a point seen from the origin, from -π to π.
  static func angle(x: Double, y: Double) -> Double { atan2(y, x) }
}
