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
