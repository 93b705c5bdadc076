package import MediaModel

/// What one frame is like: its light, colour, sharpness and subject, and what is needed to compare it
/// with others.
///
/// A frame of any size is measured on small copies of fixed sizes; frames of the same size can be
/// compared with each other.
package struct FrameMeasures: Sendable, Hashable {
  /// The frame's own size.
  package let size: PixelSize
  package let light: Light
  /// The mean of all its colours.
  package let color: LabColor
  package let sharpness: Sharpness
  /// What draws the eye, or nil when nothing clearly does.
  package let subject: Subject?
  /// The luma of the copy on which frames are compared.
  package let luma: Grid
  /// The mean luma of 32 by 32 parts, whatever the frame's shape.
  package let blocks: Grid
  /// The luma of single pixels of the frame itself, an even net of them: unlike means of cells they
  /// keep its grain, so that a still scene is told from a repeated frame.
  package let net: PixelNet
  package let signature: ColorSignature

  private static let blockSide = 32

  /// Measures a frame.
  package init(of picture: RGBImage) {
    let detail = ReducedFrame(picture, longSide: ReducedFrame.detailSide)
    let detailLuma = detail.luma
    let small = detail.reduced(longSide: ReducedFrame.subjectSide)
    let lab = LabPlanes(of: small)
    let comparison = ReducedFrame.size(
      of: detail.columns, detail.rows, longSide: ReducedFrame.comparisonSide)
    size = picture.size
    luma = detailLuma.reduced(columns: comparison.columns, rows: comparison.rows)
    light = Light(of: luma, luminance: lab.luminance)
    color = lab.mean
    sharpness = Sharpness(of: detailLuma)
    subject = SubjectSearch(in: lab).subject
    blocks = luma.reduced(columns: Self.blockSide, rows: Self.blockSide)
    net = PixelNet(of: picture)
    signature = ColorSignature(of: lab)
  }
}

/// How two frames of the same size differ.
package struct FrameComparison: Sendable, Hashable {
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
  /// How many stops brighter the second frame is; negative when it is darker.
  package let stops: Double

  /// A comparison as it was measured before.
  package init(
    structuralLikeness: Double, meanDifference: Double, colorDistance: Double,
    colorDifference: Double, tintDifference: Double, stops: Double
  ) {
    (self.structuralLikeness, self.meanDifference) = (structuralLikeness, meanDifference)
    (self.colorDistance, self.colorDifference) = (colorDistance, colorDifference)
    (self.tintDifference, self.stops) = (tintDifference, stops)
  }

  /// A comparison, or nil when the frames differ in size or are too small for one.
  package init?(of first: FrameMeasures, with second: FrameMeasures) {
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
