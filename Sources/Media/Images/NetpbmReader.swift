import CFFmpeg
import MediaModel

/// Reads the header of an image of the Netpbm family (PBM, PGM, PPM, PAM) with FFmpeg.
struct NetpbmReader {
  let file: FileBytes

  /// What the header tells, or nil when the bytes after `P` are no such header.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func reading() throws(MediaError) -> ImageReading? {
    let magic = try file.bytes(at: 0, count: 2)
    guard let format = Self.formats[magic],
      let parameters = parameters(format),
      let size = PixelSize(width: Int(parameters.width), height: Int(parameters.height))
    else { return nil }
    // Samples of the formats 1 to 3 are decimal numbers, whose length says nothing.
    let isBinary = magic[1] > UInt8(ascii: "3")
    let words = "\(format.uppercased()) image"
    let pixelFormat = AVPixelFormat(parameters.format)
    var reading = ImageReading(ImageFormat(format, words, codec: format, words))
    reading.setSize(width: size.width, height: size.height)
    reading.image.frameCount = 1
    reading.image.hasICCProfile = false
    reading.image.pixelFormat = PixelFormatFacts(pixelFormat)
    reading.image.colorModel = reading.image.pixelFormat.chroma
    let needed = av_image_get_buffer_size(pixelFormat, parameters.width, parameters.height, 1)
    let shortestHeader = "P1 \(size.width) \(size.height) ".utf8.count
    if isBinary, needed < 0 || Int64(needed) > file.byteCount - Int64(shortestHeader) {
      reading.noteTruncated(
        "The \(format.uppercased()) ends after \(file.byteCount) bytes; its pixels alone need "
          + "\(needed < 0 ? "more than that" : "\(needed)").")
    }
    return reading
  }

  /// FFmpeg's names of the formats by the two bytes with which a file begins.
  private static let formats: [[UInt8]: String] = Dictionary(
    uniqueKeysWithValues: zip(
      UInt8(ascii: "1")...UInt8(ascii: "7"), ["pbm", "pgm", "ppm", "pbm", "pgm", "ppm", "pam"]
    ).map { ([UInt8(ascii: "P"), $0], $1) })

  private func parameters(_ format: String) -> AVCodecParameters? {
    guard let demuxer = try? Demuxer(file, formatName: "\(format)_pipe", usesName: false),
      (try? demuxer.findStreamInfo(withoutEndOfFile: true)) != nil
    else { return nil }
    return demuxer.streams.first?.parameters.pointee
  }
}
