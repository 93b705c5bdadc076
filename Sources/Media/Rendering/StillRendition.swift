/// What is written of a still picture, or of the first picture of an animation.
package struct StillRendition: Sendable, Hashable {
  package enum Format: Sendable, Hashable {
    /// JFIF; the quality from 1 to 100. BT.601 full range, 4:4:4 chroma unless `halvesChroma`.
    case jpeg(quality: Int, halvesChroma: Bool)
    case png
    /// The quality from 1 to 100, or nil for lossless.
    case webp(quality: Int?)
  }

  /// The source's path.
  package var source: String
  package var picture: PictureRendition
  package var format: Format

  package init(source: String, picture: PictureRendition, format: Format) {
    self.source = source
    self.picture = picture
    self.format = format
  }
}
