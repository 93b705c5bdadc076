import CFFmpeg
import MediaModel

/// Reads an image of the Netpbm family (PBM, PGM, PPM, PAM) with FFmpeg, whose pixels are not kept.
struct NetpbmReader {
  let file: FileBytes

  /// What the header tells, or nil when the bytes after `P` are no such header.
  func reading() throws(MediaError) -> ImageReading? {
    let magic = try file.bytes(at: 0, count: 2)
    guard let format = Self.formats[magic],
      let source = try? FrameSource(
        track: 0, in: file, threadCount: 1,
        kind: .still(formatName: "\(format)_pipe", refusesDamage: true)),
      let frame = try? Frame()
    else { return nil }
    let isWhole = source.next(into: frame) && source.damageCount == 0
    let parameters = source.stream.parameters.pointee
    guard let size = PixelSize(width: Int(parameters.width), height: Int(parameters.height)) else {
      return nil
    }
    // Samples of the formats 1 to 3 are decimal numbers, whose length says nothing.
    let isBinary = magic[1] > UInt8(ascii: "3")
    let words = "\(format.uppercased()) image"
    let pixelFormat = AVPixelFormat(parameters.format)
    var reading = ImageReading(
      ImageFormat(name: format, words: words, codecName: format, codecWords: words))
    reading.setSize(width: size.width, height: size.height)
    reading.image.frameCount = 1
    reading.image.hasICCProfile = false
    reading.image.pixelFormat = PixelFormatFacts(pixelFormat)
    reading.image.colorModel = reading.image.pixelFormat.chroma
    let needed = av_image_get_buffer_size(pixelFormat, parameters.width, parameters.height, 1)
    if isBinary, !isWhole {
      reading.noteTruncated(
        "The \(format.uppercased()) ends after \(file.byteCount) bytes; its pixels alone need "
          + "\(needed).")
    }
    return reading
  }

  /// FFmpeg's names of the formats by the two bytes with which a file begins.
  private static let formats: [[UInt8]: String] = Dictionary(
    uniqueKeysWithValues: zip(
      UInt8(ascii: "1")...UInt8(ascii: "7"), ["pbm", "pgm", "ppm", "pbm", "pgm", "ppm", "pam"]
    ).map { ([UInt8(ascii: "P"), $0], $1) })
}
