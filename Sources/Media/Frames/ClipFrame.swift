import CFFmpeg
package import MediaModel

/// One decoded frame of a clip, as it was presented.
package final class ClipFrame {
  package let address: FrameAddress
  let frame: Frame

  init(_ frame: Frame, address: FrameAddress) {
    self.frame = frame
    self.address = address
  }

  /// The picture as an sRGB screen shows it after a rendition, whose pixel format is not looked at.
  ///
  /// - Throws: `MediaError` when a filter is missing or refuses.
  package func picture(_ rendition: PictureRendition) throws(MediaError) -> RGBPicture {
    do throws(FFmpegError) {
      return try DecodedStill(frame, color: rendition.sourceColor).picture(rendition)
    } catch {
      throw MediaError(.readFailed, path: "", reason: "cannot be filtered: \(error).")
    }
  }
}

// One task uses a frame at a time.
@available(*, unavailable)
extension ClipFrame: Sendable {}
