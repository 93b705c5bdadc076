/// Numbers in rows and columns, such as the luma of a small copy of a picture.
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
