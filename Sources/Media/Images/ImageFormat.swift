import MediaModel

/// A still-picture format by the names that people and FFmpeg have for it.
struct ImageFormat {
  /// The short name of the file format: `jpeg`.
  let name: String
  /// The format in words: `JPEG image`.
  let words: String
  /// FFmpeg's name of the codec: `mjpeg`.
  let codecName: String
  /// The codec in words.
  let codecWords: String

  init(_ name: String, _ words: String, codec codecName: String, _ codecWords: String) {
    self.name = name
    self.words = words
    self.codecName = codecName
    self.codecWords = codecWords
  }

  static let jpeg = ImageFormat("jpeg", "JPEG image", codec: "mjpeg", "JPEG")
  static let jpegLS = ImageFormat("jpeg", "JPEG-LS image", codec: "jpegls", "JPEG-LS")
  static let png = ImageFormat("png", "PNG image", codec: "png", "PNG")
  static let animatedPNG = ImageFormat("png", "animated PNG image", codec: "apng", "APNG")
  static let webP = ImageFormat("webp", "WebP image", codec: "webp", "WebP")
  static let gif = ImageFormat("gif", "GIF image", codec: "gif", "GIF")
  static let bmp = ImageFormat("bmp", "BMP image", codec: "bmp", "Windows bitmap")
  static let tiff = ImageFormat("tiff", "TIFF image", codec: "tiff", "TIFF")
  static let dng = ImageFormat("dng", "DNG raw image", codec: "tiff", "TIFF")
  static let jpeg2000 = ImageFormat("jp2", "JPEG 2000 image", codec: "jpeg2000", "JPEG 2000")
  static let jpegXL = ImageFormat("jxl", "JPEG XL image", codec: "jpegxl", "JPEG XL")
}

extension ImageReading {
  /// A reading that knows the format and nothing else yet.
  init(_ format: ImageFormat) {
    container = ContainerFacts(format: format.name, formatName: format.words)
    image = ImageFacts(
      format: format.name,
      codec: CodecFacts(name: format.codecName, longName: format.codecWords),
      dynamicRange: .sdr)
  }

  /// Names the format anew, where only a later part of the file tells it.
  mutating func use(_ format: ImageFormat) {
    container.format = format.name
    container.formatName = format.words
    image.format = format.name
    image.codec.name = format.codecName
    image.codec.longName = format.codecWords
  }

  /// Notes that the file ends too early, in one sentence.
  mutating func noteTruncated(_ message: String) {
    problems.append(MediaProblem(.truncated, message))
  }

  /// Notes that a part of the file makes no sense, in one sentence.
  mutating func noteDamaged(_ message: String) {
    problems.append(MediaProblem(.damaged, message))
  }
}
