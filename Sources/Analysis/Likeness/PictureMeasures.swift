package import MediaModel

/// What one picture is like: its light, colour, sharpness and subject, and what is needed to compare it
/// with others.
///
/// A picture of any size is measured on small copies of fixed sizes; pictures of the same size can be
/// compared with each other.
package struct PictureMeasures: Sendable, Hashable {
  /// The picture's own size.
  package let size: PixelSize
  package let light: Light
  /// The mean of all its colours.
  package let color: LabColor
  package let sharpness: Sharpness
  /// What draws the eye, or nil when nothing clearly does.
  package let subject: Subject?
  /// The luma of the copy on which pictures are compared.
  package let luma: Grid
  /// The mean luma of 32 by 32 parts, whatever the picture's shape.
  package let blocks: Grid
  /// The luma of single pixels of the picture itself, an even net of them: unlike means of cells they
  /// keep its grain, so that a still scene is told from a repeated frame.
  package let net: PixelNet
  package let signature: PictureSignature

  private static let blockSide = 32

  /// Measures a picture.
  package init(of picture: RGBPicture) {
    let detail = ReducedPicture(picture, longSide: ReducedPicture.detailSide)
    let detailLuma = detail.luma
    let small = detail.reduced(longSide: ReducedPicture.subjectSide)
    let lab = LabPlanes(of: small)
    let comparison = ReducedPicture.size(
      of: detail.columns, detail.rows, longSide: ReducedPicture.comparisonSide)
    size = picture.size
    luma = detailLuma.reduced(columns: comparison.columns, rows: comparison.rows)
    light = Light(of: luma, luminance: lab.luminance)
    color = lab.mean
    sharpness = Sharpness(of: detailLuma)
    subject = SubjectSearch(in: lab).subject
    blocks = luma.reduced(columns: Self.blockSide, rows: Self.blockSide)
    net = PixelNet(of: picture)
    signature = PictureSignature(of: lab)
  }
}

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

/// How measured numbers are written in messages.
package enum Percent {
  /// A share as a percentage with at most one decimal: `"98.5 %"`.
  package static func text(_ share: Double) -> String {
    Decimal.text(share * 100, places: 1) + " %"
  }
}

/// A measured number as text.
package enum Decimal {
  /// A number with at most so many decimals and no trailing zeros.
  package static func text(_ value: Double, places: Int) -> String {
    rational(value).shortDecimal(places: places)
  }

  /// A value on the wrong side of a limit, with one decimal or as many as tell it from the limit.
  package static func text(_ value: Double, beyond limit: Double) -> String {
    let texts = (1...6).lazy.map { (text(value, places: $0), text(limit, places: $0)) }
    return texts.first { $0 != $1 }?.0 ?? text(value, places: 6)
  }

  /// The value to the millionth; zero when it is no number, the nearest possible when it is huge.
  static func rational(_ value: Double) -> Rational {
    guard value.isFinite else { return 0 }
    let scaled = min(max((value * 1_000_000).rounded(), -9e17), 9e17)
    return Rational(Int64(scaled), 1_000_000) ?? 0
  }
}
