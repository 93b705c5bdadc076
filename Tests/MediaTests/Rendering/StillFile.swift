import Foundation
import Media
import MediaModel
import System
import TestMedia

/// A still that was written for a test, in a folder of its own.
struct StillFile {
  let folder: TemporaryFolder
  let path: String
  let facts: ImageFacts

  /// Writes a picture of a file's bytes.
  init(
    of bytes: [UInt8], named name: String = "source.pam", as format: StillRendition.Format,
    _ picture: FrameRendition = FrameRendition()
  ) throws {
    folder = try TemporaryFolder()
    let source = try folder.write(bytes, named: name)
    path = folder.path("result." + format.fileExtension)
    let output = try OutputFile(path: path, replacesExisting: false)
    let rendition = StillRendition(source: source, picture: picture, format: format)
    _ = try StillRenderer.write(rendition, to: output)
    try output.commit()
    let facts = try MediaProbe().facts(of: path)
    guard let image = facts.image, facts.problems.isEmpty else { throw NotAnImage() }
    self.facts = image
  }

  /// A result that the probe does not take for a faultless picture.
  struct NotAnImage: Error {}
}

extension StillRendition.Format {
  fileprivate var fileExtension: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .webp: "webp"
    }
  }
}

/// A picture of given values that any reader opens, uncompressed.
struct SampleImage {
  let width: Int
  let height: Int
  /// Of a pixel: 1 for gray, 3 for RGB, 4 for RGB with opacity.
  let channels: Int
  /// Row by row.
  var values: [UInt8]

  /// Values from place to place, by column, row and channel.
  init(
    _ width: Int, _ height: Int, channels: Int = 3, value: (Int, Int, Int) -> Int
  ) {
    (self.width, self.height, self.channels) = (width, height, channels)
    values = (0..<width * height * channels).map { index in
      let pixel = index / channels
      return UInt8(truncatingIfNeeded: value(pixel % width, pixel / width, index % channels))
    }
  }

  /// Neighbours that differ in every channel, so that nothing can be shifted or mixed unnoticed.
  static func noise(_ width: Int, _ height: Int, channels: Int = 3) -> SampleImage {
    SampleImage(width, height, channels: channels) { x, y, channel in
      (x * 37 + y * 59 + x * y * 7 + channel * 101) % 256
    }
  }

  /// Squares of 32 pixels in 27 colours that are known.
  static let patches = SampleImage(32 * 27, 32) { x, _, channel in
    let levels = [20, 128, 240]
    let patch = x / 32
    return levels[[patch % 3, patch / 3 % 3, patch / 9][channel]]
  }

  subscript(x: Int, y: Int, channel: Int) -> Int {
    Int(values[(y * width + x) * channels + channel])
  }

  /// The picture as a portable anymap.
  var bytes: [UInt8] {
    let type = [1: "GRAYSCALE", 3: "RGB", 4: "RGB_ALPHA"][channels] ?? ""
    return Array(
      """
      P7
      WIDTH \(width)
      HEIGHT \(height)
      DEPTH \(channels)
      MAXVAL 255
      TUPLTYPE \(type)
      ENDHDR

      """.utf8) + values
  }

  /// What ffmpeg decodes a file to, in one of its formats with a byte a value.
  static func decoded(_ path: String, as format: String) throws -> [UInt8] {
    [UInt8](
      try ExternalProgram.ffmpeg.output([
        "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", format, "-",
      ]))
  }

  /// The largest difference of two lists of values; that of lists of unequal lengths is 256.
  static func difference(_ first: some Collection<UInt8>, _ second: some Collection<UInt8>) -> Int {
    guard first.count == second.count else { return 256 }
    return zip(first, second).map { abs(Int($0) - Int($1)) }.max() ?? 0
  }
}
