import CFFmpeg
import MediaModel

extension DecodedStill {
  /// The picture with 8 bits a channel and without transparency after a rendition.
  func picture(_ rendition: PictureRendition) throws(FFmpegError) -> RGBPicture {
    var shape = rendition
    shape.background = rendition.background ?? "000000"
    let pixels = try StillPixels(
      self, shapedBy: shape,
      within: StillPixels.Layout(isGray: false, hasAlpha: false, isDeep: false))
    return try pixels.picture()
  }
}

extension StillPixels {
  /// The values of a picture with 8 bits and without transparency.
  fileprivate func picture() throws(FFmpegError) -> RGBPicture {
    let rows = PixelRows(frame, channelCount: 3, bytesPerValue: 1)
    guard let picture = RGBPicture(size: rows.size, bytes: rows.bytes) else {
      throw FFmpegError(function: "av_frame_get_buffer", code: cff_error_invalid_data)
    }
    return picture
  }
}
