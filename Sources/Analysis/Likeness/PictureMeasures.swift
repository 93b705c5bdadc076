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
