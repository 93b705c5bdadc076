/// A picture in 32 by 32 colours, whatever its shape, to compare thousands of pairs by.
package struct PictureSignature: Sendable, Hashable {
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
  package func distance(to other: PictureSignature) -> Double {
    var sum: Float = 0
    for place in lightness.indices {
      let l = lightness[place] - other.lightness[place]
      let a = greenRed[place] - other.greenRed[place]
      let b = blueYellow[place] - other.blueYellow[place]
      sum += (l * l + a * a + b * b).squareRoot()
    }
    return Double(sum) / Double(lightness.count)
  }

  /// How alike the pictures are in brightness at the same places (Pearson), from -1 to 1, whatever
  /// their exposure and contrast; nil when one of them is empty.
  func correlation(with other: PictureSignature) -> Double? {
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

  /// The product of the energies of two pictures with a deviation of 0.5 of 100.
  private static let leastEnergy = 256.0 * 256

  private var centered: [Float] {
    let mean = lightness.reduce(0, +) / Float(lightness.count)
    return lightness.map { $0 - mean }
  }
}
