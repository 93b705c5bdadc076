/// How sharp a picture is, measured on a copy with a longer side of 640 pixels.
package struct Sharpness: Sendable, Hashable {
  /// How blurred the picture is, from 0 (every pixel stands alone) to 1 (nothing but soft slopes).
  ///
  /// The no-reference blur metric of Crété-Roffet, Dolmiere, Ladret and Nicolas, "The blur effect",
  /// 2007: how little of the differences between neighbours is lost when the picture is blurred once
  /// more, by a mean of 9 pixels, in the worse of both directions. It hardly depends on what is shown
  /// or how bright it is, so that different pictures can be compared.
  package let blur: Double
  /// The variance of the Laplacian (Pech-Pacheco 2000) of the luma in steps of 8 bits.
  ///
  /// It depends on what is shown and on the contrast: compare it within one scene.
  package let laplacianVariance: Double

  /// A picture without any detail; it is neither sharp nor blurred, and counts as blurred.
  private static let ofFlatPictures = 1.0
  /// Pixels to each side that the paper's low-pass reaches.
  private static let reach = 4

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
