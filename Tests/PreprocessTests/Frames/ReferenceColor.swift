import Foundation

/// A converter of colours in floating point, by the constants of the standards alone.
struct ReferenceColor {
  enum Standard: String, CaseIterable {
    case bt601 = "BT.601"
    case bt709 = "BT.709"
    case bt2020 = "BT.2020"

    /// The shares of red and blue in brightness.
    var shares: (red: Double, blue: Double) {
      switch self {
      case .bt601: (0.299, 0.114)
      case .bt709: (0.2126, 0.0722)
      case .bt2020: (0.2627, 0.0593)
      }
    }
  }

  let standard: Standard
  let isFullRange: Bool
  let depth: Int

  /// Where black and white lie, and how far colour differences reach, as stored.
  private var scale: (black: Double, white: Double, middle: Double, reach: Double) {
    let unit = Double(1 << (depth - 8))
    let most = Double(1 << depth) - 1
    return isFullRange
      ? (0, most, 128 * unit, most) : (16 * unit, 235 * unit, 128 * unit, 224 * unit)
  }

  /// The nearest stored values of red, green and blue from 0 to 1.
  func stored(_ rgb: [Double]) -> [Int] {
    let (red, blue) = standard.shares
    let luma = red * rgb[0] + (1 - red - blue) * rgb[1] + blue * rgb[2]
    let differences = [(rgb[2] - luma) / (2 * (1 - blue)), (rgb[0] - luma) / (2 * (1 - red))]
    let most = (1 << depth) - 1
    return [Int((scale.black + luma * (scale.white - scale.black)).rounded())]
      + differences.map { min(most, Int((scale.middle + $0 * scale.reach).rounded())) }
  }

  /// Red, green and blue that stored values mean; 0 is black and 1 white.
  func shown(_ stored: [Int]) -> [Double] {
    let (red, blue) = standard.shares
    let luma = (Double(stored[0]) - scale.black) / (scale.white - scale.black)
    let r = luma + 2 * (1 - red) * (Double(stored[2]) - scale.middle) / scale.reach
    let b = luma + 2 * (1 - blue) * (Double(stored[1]) - scale.middle) / scale.reach
    return [r, (luma - red * r - blue * b) / (1 - red - blue), b].map { min(1, max(0, $0)) }
  }

  /// BT.2020 or Display P3 brought to BT.709: the light of a BT.1886 screen, the gamut's edge clipped.
  static func narrowed(_ rgb: [Double], by matrix: [[Double]]) -> [Double] {
    let light = rgb.map { pow($0, 2.4) }
    return matrix.map { row in
      let sum = zip(row, light).map(*).reduce(0, +)
      return pow(min(1, max(0, sum)), 1 / 2.4)
    }
  }

  /// From BT.2020 to BT.709 (ITU-R BT.2407).
  static let fromBT2020 = [
    [1.660491, -0.587641, -0.072850], [-0.124550, 1.132900, -0.008349],
    [-0.018151, -0.100579, 1.118730],
  ]

  /// From Display P3 to BT.709.
  static let fromDisplayP3 = [
    [1.224940, -0.224940, 0], [-0.042057, 1.042057, 0], [-0.019638, -0.078636, 1.098274],
  ]

  /// 27 colours: every channel dark, middle or bright.
  static let patches: [[Double]] = (0..<27).map { patch in
    [patch % 3, patch / 3 % 3, patch / 9].map { [20, 128, 240][$0] / 255.0 }
  }
}
