/// The minimum barrier distance of each place to the edge: along the best path, the difference between
/// the highest and the lowest value on the way.
///
/// It is approximated by passes over the picture in alternating directions, as in the paper that
/// `SubjectSearch` names, which found three of them enough.
enum MinimumBarrier {
  private static let passes = 3

  /// The distances, summed over planes of the same size.
  static func map(of planes: [Grid]) -> Grid {
    var sum = Grid(columns: planes[0].columns, rows: planes[0].rows, repeating: 0)
    for plane in planes {
      let distances = distances(in: plane)
      for place in sum.values.indices { sum.values[place] += distances[place] }
    }
    return sum
  }

  private static func distances(in plane: Grid) -> [Float] {
    let (columns, rows) = (plane.columns, plane.rows)
    var paths = Paths(plane)
    guard columns > 2, rows > 2 else { return paths.distances }
    for pass in 0..<passes {
      let isForward = pass.isMultiple(of: 2)
      for step in 1..<(rows - 1) {
        let row = isForward ? step : rows - 1 - step
        for stride in 1..<(columns - 1) {
          let column = isForward ? stride : columns - 1 - stride
          let place = row * columns + column
          paths.improve(place, by: isForward ? place - columns : place + columns)
          paths.improve(place, by: isForward ? place - 1 : place + 1)
        }
      }
    }
    return paths.distances
  }
}

/// The best path found so far from the edge to each place.
private struct Paths {
  private(set) var distances: [Float]
  private let values: [Float]
  private var highest: [Float]
  private var lowest: [Float]

  init(_ plane: Grid) {
    values = plane.values
    highest = plane.values
    lowest = plane.values
    distances = plane.values.indices.map { place in
      let (column, row) = (place % plane.columns, place / plane.columns)
      let isEdge =
        column == 0 || row == 0 || column == plane.columns - 1 || row == plane.rows - 1
      return isEdge ? 0 : .greatestFiniteMagnitude
    }
  }

  /// Goes on to a place from its neighbour where that is shorter.
  mutating func improve(_ place: Int, by neighbor: Int) {
    guard distances[neighbor] < .greatestFiniteMagnitude else { return }
    let high = max(highest[neighbor], values[place])
    let low = min(lowest[neighbor], values[place])
    guard high - low < distances[place] else { return }
    distances[place] = high - low
    highest[place] = high
    lowest[place] = low
  }
}
