/// How alike two frames are in structure: SSIM (Wang, Bovik, Sheikh and Simoncelli 2004).
///
/// A Gaussian window of 11 pixels with a standard deviation of 1.5, K1 0.01, K2 0.03, as in the paper;
/// only windows that lie wholly inside count.
enum StructuralLikeness {
  private static let reach = 5
  private static let window: [Float] = {
    let weights = (-reach...reach).map { RealFunctions.exponential(-Double($0 * $0) / 4.5) }
    let sum = weights.reduce(0, +)
    return weights.map { Float($0 / sum) }
  }()

  /// The mean of SSIM over the frames' luma, from -1 to 1 (equal), or nil when they differ in size or
  /// are smaller than a window.
  static func mean(_ first: Grid, _ second: Grid) -> Double? {
    guard first.columns == second.columns, first.rows == second.rows,
      min(first.columns, first.rows) > 2 * reach
    else { return nil }
    let firstMean = smoothed(first)
    let secondMean = smoothed(second)
    let firstSquare = smoothed(product(first, first))
    let secondSquare = smoothed(product(second, second))
    let both = smoothed(product(first, second))
    let (c1, c2): (Float, Float) = (0.01 * 0.01, 0.03 * 0.03)
    var sum = 0.0
    for place in firstMean.values.indices {
      let (a, b) = (firstMean.values[place], secondMean.values[place])
      let variances = firstSquare.values[place] - a * a + secondSquare.values[place] - b * b
      let covariance = both.values[place] - a * b
      let top = (2 * a * b + c1) * (2 * covariance + c2)
      sum += Double(top / ((a * a + b * b + c1) * (variances + c2)))
    }
    return sum / Double(firstMean.values.count)
  }

  private static func product(_ first: Grid, _ second: Grid) -> Grid {
    Grid(
      columns: first.columns, rows: first.rows,
      values: zip(first.values, second.values).map { $0 * $1 })
  }

  /// The weighted means of all windows, first along the rows, then along the columns.
  private static func smoothed(_ grid: Grid) -> Grid {
    let columns = grid.columns - 2 * reach
    let rows = grid.rows - 2 * reach
    let (values, window) = (grid.values, window)
    var across = [Float](repeating: 0, count: columns * grid.rows)
    for row in 0..<grid.rows {
      for column in 0..<columns {
        let start = row * grid.columns + column
        var sum: Float = 0
        for tap in window.indices { sum += window[tap] * values[start + tap] }
        across[row * columns + column] = sum
      }
    }
    var result = [Float](repeating: 0, count: columns * rows)
    for row in 0..<rows {
      for tap in window.indices {
        let (weight, start) = (window[tap], (row + tap) * columns)
        for column in 0..<columns {
          result[row * columns + column] += weight * across[start + column]
        }
      }
    }
    return Grid(columns: columns, rows: rows, values: result)
  }
}

/// A frame in 32 by 32 colours, whatever its shape, to compare thousands of pairs by.
package struct ColorSignature: Sendable, Hashable {
  private static let side = 32

  private let lightness: [Float]
  private let greenRed: [Float]
  private let blueYellow: [Float]

  init(of planes: LabPlanes) {
    lightness = planes.lightness.reduced(columns: Self.side, rows: Self.side).values
    greenRed = planes.greenRed.reduced(columns: Self.side, rows: Self.side).values
    blueYellow = planes.blueYellow.reduced(columns: Self.side, rows: Self.side).values
  }

  /// The mean distance of the colours at the same places (CIE 1976).
  package func distance(to other: ColorSignature) -> Double {
    var sum: Float = 0
    for place in lightness.indices {
      let l = lightness[place] - other.lightness[place]
      let a = greenRed[place] - other.greenRed[place]
      let b = blueYellow[place] - other.blueYellow[place]
      sum += (l * l + a * a + b * b).squareRoot()
    }
    return Double(sum) / Double(lightness.count)
  }

  /// How alike the frames are in brightness at the same places (Pearson), from -1 to 1, whatever
  /// their exposure and contrast; nil when one of them is empty.
  func correlation(with other: ColorSignature) -> Double? {
    let (first, second) = (centered, other.centered)
    func product(_ left: [Float], _ right: [Float]) -> Double {
      var sum: Float = 0
      for place in left.indices { sum += left[place] * right[place] }
      return Double(sum)
    }
    let energy = product(first, first) * product(second, second)
    guard energy > Self.leastEnergy else { return nil }
    return product(first, second) / energy.squareRoot()
  }

  /// The product of the energies of two frames with a deviation of 0.5 of 100.
  private static let leastEnergy = 256.0 * 256

  private var centered: [Float] {
    let mean = lightness.reduce(0, +) / Float(lightness.count)
    return lightness.map { $0 - mean }
  }
}
