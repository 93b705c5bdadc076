/// How two pictures of the same size differ.
package struct PictureComparison: Sendable, Hashable {
  /// The mean SSIM of the luma, from -1 to 1 (equal).
  package let structuralLikeness: Double
  /// The mean of the absolute differences of luma, from 0 to 1.
  package let meanDifference: Double
  /// The mean distance of the colours at the same places (CIE 1976).
  package let colorDistance: Double
  /// The difference of the mean colours (CIEDE2000).
  package let colorDifference: Double
  /// The same at equal lightness: what is left of it when only the light differs.
  package let tintDifference: Double
  /// How many stops brighter the second picture is; negative when it is darker.
  package let stops: Double

  /// A comparison, or nil when the pictures differ in size or are too small for one.
  package init?(of first: PictureMeasures, with second: PictureMeasures) {
    guard first.size == second.size,
      let likeness = StructuralLikeness.mean(first.luma, second.luma),
      let difference = first.net.difference(from: second.net)
    else { return nil }
    structuralLikeness = likeness
    meanDifference = difference.mean
    colorDistance = first.signature.distance(to: second.signature)
    colorDifference = first.color.difference(from: second.color)
    var tint = first.color
    tint.lightness = second.color.lightness
    tintDifference = tint.difference(from: second.color)
    stops = first.light.stops(to: second.light)
  }
}
