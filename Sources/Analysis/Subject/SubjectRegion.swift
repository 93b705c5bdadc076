/// Finds the region of a map that draws the eye most.
enum SubjectRegion {
  /// The share of the weightiest patch that another must have to belong to the subject.
  private static let companionShare: Float = 0.4
  /// The share of the weight that may lie outside the box on each side: limbs, tails and noise.
  private static let margin: Float = 0.025

  /// The region and how clearly it stands out, or nil when the map is flat.
  ///
  /// Its confidence is the product of three shares: how much of the map's variance the division into
  /// subject and rest explains (Otsu 1979), how much of all that stands out belongs to it, and how much
  /// of the frame it leaves free.
  static func find(in map: Grid) -> Subject? {
    guard let division = OtsuDivision(of: map) else { return nil }
    let patches = Patches(of: map, from: division.threshold)
    let kept = patches.weights.indices.filter {
      patches.weights[$0] >= companionShare * (patches.weights.max() ?? 0)
    }
    let weight = kept.reduce(0) { $0 + patches.weights[$1] }
    let total = patches.weights.reduce(0, +)
    guard total > 0 else { return nil }
    var byColumn = [Float](repeating: 0, count: map.columns)
    var byRow = [Float](repeating: 0, count: map.rows)
    for (place, patch) in patches.numbers.enumerated() {
      guard let patch, kept.contains(patch) else { continue }
      byColumn[place % map.columns] += map.values[place]
      byRow[place / map.columns] += map.values[place]
    }
    let (across, down) = (span(of: byColumn), span(of: byRow))
    let box = Subject.Box(
      left: Double(across.lowerBound) / Double(map.columns),
      top: Double(down.lowerBound) / Double(map.rows),
      right: Double(across.upperBound) / Double(map.columns),
      bottom: Double(down.upperBound) / Double(map.rows))
    return Subject(
      center: .init(x: center(of: byColumn), y: center(of: byRow)), box: box,
      confidence: division.explained * Double(weight / total) * (1 - box.area))
  }

  private static func span(of weights: [Float]) -> Range<Int> {
    let total = weights.reduce(0, +)
    var (sum, first, last): (Float, Int, Int) = (0, 0, weights.count - 1)
    for (place, weight) in weights.enumerated() {
      if sum <= margin * total { first = place }
      if sum < (1 - margin) * total { last = place }
      sum += weight
    }
    return first..<(last + 1)
  }

  private static func center(of weights: [Float]) -> Double {
    let moment = weights.enumerated().reduce(Float(0)) {
      $0 + (Float($1.offset) + 0.5) * $1.element
    }
    return Double(moment / weights.reduce(0, +)) / Double(weights.count)
  }
}

/// The division of a map's values into two classes that explains most of their variance (Otsu 1979).
private struct OtsuDivision {
  private static let steps = 64

  /// The least value of the upper class.
  let threshold: Float
  /// The share of the variance that lies between the classes, from 0 to 1.
  let explained: Double

  /// The division, or nil when all values are the same.
  init?(of map: Grid) {
    var counts = [Int](repeating: 0, count: Self.steps)
    for value in map.values { counts[min(Self.steps - 1, Int(value * Float(Self.steps)))] += 1 }
    let total = Double(map.values.count)
    let mean = counts.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) } / total
    let variance =
      counts.enumerated().reduce(0.0) { sum, step in
        sum + Double(step.element) * (Double(step.offset) - mean) * (Double(step.offset) - mean)
      } / total
    var (below, moment, best): (Double, Double, (step: Int, between: Double)) = (0, 0, (0, 0))
    for step in 0..<(Self.steps - 1) {
      below += Double(counts[step]) / total
      moment += Double(step * counts[step]) / total
      guard below > 0, below < 1 else { continue }
      let distance = mean * below - moment
      let between = distance * distance / (below * (1 - below))
      if between > best.between { best = (step, between) }
    }
    guard best.between > 0 else { return nil }
    threshold = Float(best.step + 1) / Float(Self.steps)
    explained = min(1, best.between / variance)
  }
}

/// The connected patches of a map that reach a threshold.
private struct Patches {
  /// For each place the number of its patch, or nil.
  private(set) var numbers: [Int?]
  /// For each patch the sum of its values.
  private(set) var weights: [Float] = []

  init(of map: Grid, from threshold: Float) {
    numbers = Array(repeating: nil, count: map.values.count)
    var open: [Int] = []
    for start in map.values.indices where map.values[start] >= threshold && numbers[start] == nil {
      let number = weights.count
      weights.append(0)
      open.append(start)
      while let place = open.popLast() {
        guard numbers[place] == nil, map.values[place] >= threshold else { continue }
        numbers[place] = number
        weights[number] += map.values[place]
        let (column, row) = (place % map.columns, place / map.columns)
        if column > 0 { open.append(place - 1) }
        if column < map.columns - 1 { open.append(place + 1) }
        if row > 0 { open.append(place - map.columns) }
        if row < map.rows - 1 { open.append(place + map.columns) }
      }
    }
  }
}

/// The minimum barrier distance of each place to the edge: along the best path, the difference between
/// the highest and the lowest value on the way.
///
/// It is approximated by passes over the frame in alternating directions, as in the paper that
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
