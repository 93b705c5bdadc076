import CFFmpeg
package import MediaModel
package import System

extension StillRenderer {
  /// Writes a picture as PNG with its colours described as sRGB, reads the result back, and compares
  /// it; the file has no name yet.
  ///
  /// - Parameters:
  ///   - picture: The picture.
  ///   - output: Where it goes.
  /// - Returns: What the written file shows, which is exactly the picture.
  /// - Throws: `MediaError` when it cannot be encoded or written, `.verificationFailed` when the file
  ///   does not show what was meant.
  package static func write(
    _ picture: RGBPicture, to output: OutputFile
  ) throws(MediaError) -> StillProof {
    let color = ColorFacts(
      primaries: "bt709", transfer: "iec61966-2-1", matrix: "gbr", range: .full)
    let frame: Frame
    do throws(FFmpegError) { frame = try Frame(picture) } catch {
      throw MediaError(encoding: output.path, error)
    }
    let rendition = PictureRendition(sourceColor: color, resultColor: color, pixelFormat: "rgb24")
    return try StillWriting(
      DecodedStill(frame, color: color), rendition, source: output.path
    ).write([.png], within: nil, to: output)
  }
}

extension Frame {
  /// A frame that shows a picture.
  convenience init(_ picture: RGBPicture) throws(FFmpegError) {
    try self.init()
    raw.pointee.format = AV_PIX_FMT_RGB24.rawValue
    raw.pointee.width = Int32(picture.size.width)
    raw.pointee.height = Int32(picture.size.height)
    try check("av_frame_get_buffer") { av_frame_get_buffer(raw, 0) }
    let rows = PixelRows(self, channelCount: 3, bytesPerValue: 1)
    for row in 0..<picture.size.height {
      let start = row * rows.rowByteCount
      rows.writable(row).copyBytes(from: picture.bytes[start..<(start + rows.rowByteCount)])
    }
  }
}
