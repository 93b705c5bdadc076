/// How sharp a frame is, measured on a copy with a longer side of 640 pixels.
package struct Sharpness: Sendable, Hashable {
  /// How blurred the frame is, from 0 (every pixel stands alone) to 1 (nothing but soft slopes).
  ///
  /// The no-reference blur metric of Crété-Roffet, Dolmiere, Ladret and Nicolas, "The blur effect",
  /// 2007: how little of the differences between neighbours is lost when the frame is blurred once
  /// more, by a mean of 9 pixels, in the worse of both directions. It hardly depends on what is shown
  /// or how bright it is, so that different frames can be compared.
  package let blur: Double
  /// The variance of the Laplacian (Pech-Pacheco 2000) of the luma in steps of 8 bits.
  ///
  /// It depends on what is shown and on the contrast: compare it within one scene.
  package let laplacianVariance: Double

  /// A frame without any detail; it is neither sharp nor blurred, and counts as blurred.
  private static let ofFlatPictures = 1.0
  /// Pixels to each side that the paper's low-pass reaches.
  private static let reach = 4

  /// The sharpness of a frame as it was measured before.
  package init(blur: Double, laplacianVariance: Double) {
    (self.blur, self.laplacianVariance) = (blur, laplacianVariance)
  }

  init(of luma: Grid) {
    laplacianVariance = Self.laplacianVariance(luma)
    let across = Self.loss(
      luma, lines: luma.rows, lineStep: luma.columns, length: luma.columns, step: 1)
    let down = Self.loss(
      luma, lines: luma.columns, lineStep: 1, length: luma.rows, step: luma.columns)
    blur = max(across, down)
  }

  /// The share of the differences along lines of pixels that more blur leaves as they are.
  private static func loss(_ luma: Grid, lines: Int, lineStep: Int, length: Int, step: Int)
    -> Double
  {
    let values = luma.values
    var (sharp, lost): (Double, Double) = (0, 0)
    guard length > 2 * reach + 1 else { return ofFlatPictures }
    let ahead = reach * step
    let behind = (reach + 1) * step
    for line in 0..<lines {
      var (lineSharp, lineLost): (Float, Float) = (0, 0)
      var place = line * lineStep + behind
      for _ in (reach + 1)..<(length - reach) {
        let difference = (values[place] - values[place - step]).magnitude
        // Neighbouring means of 9 pixels differ by what comes in and goes out.
        let blurred =
          (values[place + ahead] - values[place - behind]).magnitude / Float(2 * reach + 1)
        lineSharp += difference
        lineLost += max(0, difference - blurred)
        place += step
      }
      sharp += Double(lineSharp)
      lost += Double(lineLost)
    }
    return sharp > 0 ? (sharp - lost) / sharp : ofFlatPictures
  }

  private static func laplacianVariance(_ luma: Grid) -> Double {
    guard luma.columns > 2, luma.rows > 2 else { return 0 }
    let (values, stride) = (luma.values, luma.columns)
    var (sum, squares): (Double, Double) = (0, 0)
    for row in 1..<(luma.rows - 1) {
      var (lineSum, lineSquares): (Float, Float) = (0, 0)
      let start = row * stride
      for place in (start + 1)..<(start + stride - 1) {
        let value =
          values[place - stride] + values[place + stride] + values[place - 1] + values[place + 1]
          - 4 * values[place]
        lineSum += value
        lineSquares += value * value
      }
      sum += Double(lineSum)
      squares += Double(lineSquares)
    }
    let count = Double((luma.columns - 2) * (luma.rows - 2))
    let mean = sum / count
    return max(0, squares / count - mean * mean) * 255 * 255
  }
}

/// How unlike the colours at the edges of a frame each place is.
///
/// The "backgroundness cue" of the paper that `SubjectSearch` names: Mahalanobis distances to the
/// colours along each of the four edges; the largest is left out, so that a subject may touch one edge.
enum EdgeContrast {
  /// How wide an edge is, as a share of the longer side.
  private static let edgeShare = 0.1

  /// The sum of the three smallest distances, each as a share of its largest.
  static func map(of planes: [Grid]) -> Grid {
    let (columns, rows) = (planes[0].columns, planes[0].rows)
    let width = max(1, Int(edgeShare * Double(max(columns, rows))))
    let (across, down) = (min(width, columns), min(width, rows))
    let edges = [
      (0..<columns, 0..<down), (0..<columns, (rows - down)..<rows),
      (0..<across, 0..<rows), ((columns - across)..<columns, 0..<rows),
    ]
    let maps = edges.map { edge in
      let colors = EdgeColors(planes.map { $0.cropped(across: edge.0, down: edge.1).values })
      return planes[0].values.indices.map { place in
        colors.distance(planes[0].values[place], planes[1].values[place], planes[2].values[place])
      }
    }
    let largest = maps.map { max($0.max() ?? 0, .leastNormalMagnitude) }
    var sum = Grid(columns: columns, rows: rows, repeating: 0)
    var most = sum
    for (map, largest) in zip(maps, largest) {
      for place in map.indices {
        let share = map[place] / largest
        sum.values[place] += share
        most.values[place] = max(most.values[place], share)
      }
    }
    for place in sum.values.indices { sum.values[place] -= most.values[place] }
    return sum
  }
}

/// The mean and the spread of the colours along an edge.
private struct EdgeColors {
  /// Added to each variance, so that an edge of one colour has a spread: two just visible steps.
  private static let leastVariance: Float = 4

  private let mean: [Float]
  /// The inverse of the covariances, row after row.
  private let inverse: [Float]

  init(_ channels: [[Float]]) {
    let count = Float(channels[0].count)
    let mean = channels.map { $0.reduce(0, +) / count }
    func covariance(_ a: Int, _ b: Int) -> Float {
      let sum = zip(channels[a], channels[b]).reduce(Float(0)) {
        $0 + ($1.0 - mean[a]) * ($1.1 - mean[b])
      }
      return sum / count + (a == b ? Self.leastVariance : 0)
    }
    let (a, b, c) = (covariance(0, 0), covariance(0, 1), covariance(0, 2))
    let (d, e, f) = (covariance(1, 1), covariance(1, 2), covariance(2, 2))
    let cofactors = [
      d * f - e * e, c * e - b * f, b * e - c * d,
      c * e - b * f, a * f - c * c, b * c - a * e,
      b * e - c * d, b * c - a * e, a * d - b * b,
    ]
    let determinant = a * cofactors[0] + b * cofactors[1] + c * cofactors[2]
    self.mean = mean
    inverse = cofactors.map { $0 / max(determinant, .leastNormalMagnitude) }
  }

  package func distance(_ first: Float, _ second: Float, _ third: Float) -> Float {
    let (x, y, z) = (first - mean[0], second - mean[1], third - mean[2])
    let square =
      x * x * inverse[0] + y * y * inverse[4] + z * z * inverse[8]
      + 2 * (x * y * inverse[1] + x * z * inverse[2] + y * z * inverse[5])
    return max(0, square).squareRoot()
  }
}
