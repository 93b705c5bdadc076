import MediaModel

/// Recognises still images by their first bytes and reads their headers.
enum StillImage {
  /// What an image file's headers tell, or nil when the file is none of the formats of images.
  ///
  /// The file's name plays no part. The first 64 bytes of the file are enough for `firstBytes`.
  static func reading(
    of file: FileBytes, firstBytes: [UInt8]
  ) throws(MediaError) -> ImageReading? {
    guard var reading = try headers(of: file, firstBytes: firstBytes) else { return nil }
    if reading.image.storedSize == nil, reading.problems.isEmpty {
      reading.noteDamaged("The \(reading.container.formatName) does not state a size in pixels.")
    }
    return reading
  }

  private static func headers(
    of file: FileBytes, firstBytes: [UInt8]
  ) throws(MediaError) -> ImageReading? {
    switch Signature(of: firstBytes) {
    case .jpeg: try JPEGReader(file: file).reading()
    case .png: try PNGReader(file: file).reading()
    case .webP: try WebPReader(file: file).reading()
    case .gif: try GIFReader(file: file).reading()
    case .heif: try HEIFReader(file: file).reading()
    case .bmp: try BMPReader(file: file).reading()
    case .tiff: try TIFFReader(file: file).reading()
    case .jpeg2000: try JPEG2000Reader(file: file).reading()
    case .jpegXL: try JPEGXLReader(file: file).reading()
    case .netpbm: try NetpbmReader(file: file).reading()
    case nil: nil
    }
  }

  /// The formats that a first look tells apart.
  private enum Signature {
    case jpeg, png, webP, gif, heif, bmp, tiff, jpeg2000, jpegXL, netpbm

    init?(of bytes: [UInt8]) {
      let start = String(decoding: bytes.prefix(4), as: Unicode.ASCII.self)
      let brand = String(fourCharacters: bytes.dropFirst(8).prefix(4))
      let kind = String(fourCharacters: bytes.dropFirst(4).prefix(4))
      if bytes.starts(with: [0xFF, 0xD8]) {
        self = .jpeg
      } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
        self = .png
      } else if start == "RIFF", brand == "WEBP" {
        self = .webP
      } else if start == "GIF8" {
        self = .gif
      } else if kind == "ftyp", HEIFReader.brands.contains(brand) {
        self = .heif
      } else if kind == "jP  " || bytes.starts(with: [0xFF, 0x4F, 0xFF, 0x51]) {
        self = .jpeg2000
      } else if kind == "JXL " || bytes.starts(with: [0xFF, 0x0A]) {
        self = .jpegXL
      } else if start.hasPrefix("BM") {
        self = .bmp
      } else if Self.tiffStarts.contains(Array(bytes.prefix(4))) {
        self = .tiff
      } else if let first = bytes.first, first == UInt8(ascii: "P") {
        self = .netpbm
      } else {
        return nil
      }
    }

    private static let tiffStarts: [[UInt8]] = [
      [0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43],
    ]
  }
}

/// What the headers of an image file tell, read without decoding a pixel.
struct ImageReading {
  var container: ContainerFacts
  var image: ImageFacts
  var problems: [MediaProblem] = []
}

/// A still-image format by the names that people and FFmpeg have for it.
struct ImageFormat {
  /// The short name of the file format: `jpeg`.
  let name: String
  /// The format in words: `JPEG image`.
  let words: String
  /// FFmpeg's name of the codec: `mjpeg`.
  let codecName: String
  /// The codec in words.
  let codecWords: String

  static let jpeg = ImageFormat(
    name: "jpeg", words: "JPEG image", codecName: "mjpeg", codecWords: "JPEG")
  static let jpegLS = ImageFormat(
    name: "jpeg", words: "JPEG-LS image", codecName: "jpegls", codecWords: "JPEG-LS")
  static let png = ImageFormat(name: "png", words: "PNG image", codecName: "png", codecWords: "PNG")
  static let animatedPNG = ImageFormat(
    name: "png", words: "animated PNG image", codecName: "apng", codecWords: "APNG")
  static let webP = ImageFormat(
    name: "webp", words: "WebP image", codecName: "webp", codecWords: "WebP")
  static let gif = ImageFormat(name: "gif", words: "GIF image", codecName: "gif", codecWords: "GIF")
  static let bmp = ImageFormat(
    name: "bmp", words: "BMP image", codecName: "bmp", codecWords: "Windows bitmap")
  static let tiff = ImageFormat(
    name: "tiff", words: "TIFF image", codecName: "tiff", codecWords: "TIFF")
  static let dng = ImageFormat(
    name: "dng", words: "DNG raw image", codecName: "tiff", codecWords: "TIFF")
  static let jpeg2000 = ImageFormat(
    name: "jp2", words: "JPEG 2000 image", codecName: "jpeg2000", codecWords: "JPEG 2000")
  static let jpegXL = ImageFormat(
    name: "jxl", words: "JPEG XL image", codecName: "jpegxl", codecWords: "JPEG XL")
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

  /// Changes the format, where only a later part of the file tells it.
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
