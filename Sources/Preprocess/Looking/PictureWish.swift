/// How many pictures of a file are wanted, and how small.
package struct PictureWish: Sendable, Hashable {
  /// The most frames of a clip, the first and the last among them; at least 1.
  package var frameCount: Int
  /// The most pixels on the longer side of a frame in the strip.
  package var longSide: Int
  /// The same for the first and the last frame, which a page may show larger, and for stills.
  package var longSideOfEnds: Int
  /// The quality of the JPEGs, from 1 to 100.
  package var quality: Int

  package init(frameCount: Int, longSide: Int, longSideOfEnds: Int, quality: Int) {
    self.frameCount = frameCount
    self.longSide = longSide
    self.longSideOfEnds = longSideOfEnds
    self.quality = quality
  }

  /// For a page about one file.
  package static let page = PictureWish(
    frameCount: 10, longSide: 192, longSideOfEnds: 480, quality: 68)
  /// For a page about some dozen files.
  package static let overview = PictureWish(
    frameCount: 8, longSide: 160, longSideOfEnds: 240, quality: 55)
  /// For a page about some hundred files.
  package static let list = PictureWish(
    frameCount: 3, longSide: 128, longSideOfEnds: 128, quality: 50)
}
