import MediaModel
import System

/// One decoded picture on its way into a file.
struct StillWriting {
  private let still: DecodedStill
  private let picture: PictureRendition
  /// The path that errors name.
  private let source: String

  init(_ still: DecodedStill, _ picture: PictureRendition, source: String) {
    self.still = still
    self.picture = picture
    self.source = source
  }

  /// Writes the picture in the first of some formats that is small enough, else in the last one, and
  /// proves it.
  func write(
    _ formats: [StillRendition.Format], within maximum: Int64?, to output: OutputFile
  ) throws(MediaError) -> StillProof {
    guard let last = formats.last else {
      preconditionFailure("A picture is written in some format.")
    }
    var shaped: StillPixels?
    for format in formats {
      let coder = StillCoder(format)
      if shaped?.most != coder.richestLayout { shaped = nil }
      let pixels: StillPixels
      if let shaped { pixels = shaped } else { pixels = try self.pixels(for: coder) }
      shaped = pixels
      let bytes = try bytes(of: pixels, coder, within: maximum)
      guard format == last || maximum.map({ Int64(bytes.count) <= $0 }) ?? true else { continue }
      try MediaError.asMedia { () throws(FileError) in
        try output.startOver()
        try output.write(bytes)
      }
      return try StillReadBack(pixels, format).proof(of: output)
    }
    preconditionFailure("The last format is always written.")
  }

  private func pixels(for coder: StillCoder) throws(MediaError) -> StillPixels {
    let pixels: StillPixels
    do throws(FFmpegError) {
      pixels = try StillPixels(still, shapedBy: picture, within: coder.richestLayout)
    } catch {
      throw MediaError(encoding: source, error)
    }
    if let obstacle = coder.obstacle(to: pixels) {
      throw MediaError(.unsupported, path: source, reason: obstacle)
    }
    return pixels
  }

  private func bytes(
    of pixels: StillPixels, _ coder: StillCoder, within maximum: Int64?
  ) throws(MediaError) -> [UInt8] {
    do throws(FFmpegError) {
      let bytes = try coder.bytes(of: pixels)
      guard coder.format == .png, let maximum, bytes.count > maximum else { return bytes }
      return try coder.bytes(of: pixels, effort: .most)
    } catch {
      throw MediaError(encoding: source, error)
    }
  }
}
