import CFFmpeg
package import MediaModel

extension Thumbnail {
  /// A picture as a JPEG with chroma at half the size and without a colour profile, which would be
  /// larger than many of the pictures.
  ///
  /// - Parameters:
  ///   - picture: The picture, in its final size.
  ///   - quality: From 1 to 100.
  /// - Throws: `MediaError` when this build of FFmpeg cannot encode it.
  package init(_ picture: RGBPicture, quality: Int) throws(MediaError) {
    let color = ColorFacts(matrix: "gbr", range: .full)
    do throws(FFmpegError) {
      let still = DecodedStill(try Frame(picture), color: color)
      let rgb = PictureRendition(
        sourceColor: color, resultColor: color, pixelFormat: "rgb24", background: "000000")
      var pixels = try StillPixels(
        still, shapedBy: rgb,
        within: StillPixels.Layout(isGray: false, hasAlpha: false, isDeep: false))
      // Browsers take pictures without a profile for sRGB.
      pixels.label = .codePoints(primaries: 1, transfer: 13)
      let coder = StillCoder(.jpeg(quality: quality, halvesChroma: true))
      self.init(size: picture.size, jpeg: try coder.bytes(of: pixels))
    } catch {
      throw MediaError(encoding: "a small picture", error)
    }
  }
}
