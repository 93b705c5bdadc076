import MediaModel

/// Reads the header of a picture of the Netpbm family: PBM, PGM, PPM, PAM.
struct NetpbmReader {
  let file: FileBytes

  /// What the header tells, or nil when the bytes after `P` are no such header.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func reading() throws(MediaError) -> ImageReading? {
    let bytes = try file.bytes(at: 0, count: 4096)
    guard let header = NetpbmHeader(bytes) else { return nil }
    let words = "\(header.format.uppercased()) image"
    var reading = ImageReading(ImageFormat(header.format, words, codec: header.format, words))
    reading.setSize(width: header.width, height: header.height)
    reading.image.frameCount = 1
    reading.image.hasICCProfile = false
    reading.image.colorModel = header.colorChannels == 1 ? "gray" : "RGB"
    reading.image.pixelFormat = PixelFormatFacts(
      name: header.pixelFormatName, bitDepth: header.bitDepth,
      chroma: reading.image.colorModel, hasAlpha: header.hasAlpha)
    if let needed = header.dataByteCount, needed > file.byteCount - Int64(header.byteCount) {
      reading.noteTruncated(
        "The \(header.format.uppercased()) ends after \(file.byteCount) bytes; its pixels alone "
          + "need \(needed).")
    }
    return reading
  }
}

/// The header in words and numbers of a PBM, PGM, PPM or PAM file.
struct NetpbmHeader {
  /// `"pbm"`, `"pgm"`, `"ppm"` or `"pam"`.
  let format: String
  let width: Int
  let height: Int
  /// The largest value of a sample.
  let maximum: Int
  /// Samples a pixel, alpha included.
  let channels: Int
  let hasAlpha: Bool
  /// Whether samples are written as decimal numbers.
  let isPlain: Bool
  /// How many bytes the header has.
  let byteCount: Int

  /// The header at the start of bytes, or nil when none is there.
  init?(_ bytes: [UInt8]) {
    var words = NetpbmWords(bytes)
    guard let magic = words.next(), magic.count == 2, magic.first == "P",
      let kind = magic.last?.wholeNumberValue, (1...7).contains(kind)
    else { return nil }
    var fields: [String: String] = [:]
    if kind == 7 {
      while let key = words.next(), key != "ENDHDR" { fields[key] = words.next() }
    } else {
      for key in kind == 1 || kind == 4 ? ["WIDTH", "HEIGHT"] : ["WIDTH", "HEIGHT", "MAXVAL"] {
        fields[key] = words.next()
      }
    }
    guard let width = fields["WIDTH"].flatMap({ Int($0) }),
      let height = fields["HEIGHT"].flatMap({ Int($0) }),
      let size = PixelSize(width: width, height: height),
      let maximum = Int(fields["MAXVAL"] ?? "1"), (1...65535).contains(maximum)
    else { return nil }
    format = ["pbm", "pgm", "ppm", "pbm", "pgm", "ppm", "pam"][kind - 1]
    self.width = size.width
    self.height = size.height
    self.maximum = maximum
    channels = fields["DEPTH"].flatMap { Int($0) } ?? (format == "ppm" ? 3 : 1)
    hasAlpha = fields["TUPLTYPE"]?.hasSuffix("_ALPHA") ?? false
    isPlain = kind <= 3
    // One byte of white space ends the header.
    byteCount = words.position + 1
  }

  /// Samples a pixel without alpha.
  var colorChannels: Int { channels - (hasAlpha ? 1 : 0) }

  /// Bits of one sample.
  var bitDepth: Int { maximum == 1 ? 1 : maximum < 256 ? 8 : 16 }

  /// How many bytes the samples take, or nil when they are decimal numbers or beyond counting.
  var dataByteCount: Int64? {
    guard !isPlain, (1...4).contains(channels) else { return nil }
    if format == "pbm" { return Int64((width + 7) / 8) * Int64(height) }
    let (pixels, overflow) = Int64(width).multipliedReportingOverflow(by: Int64(height))
    return overflow || pixels > 1 << 55
      ? nil : pixels * Int64(channels) * (maximum < 256 ? 1 : 2)
  }

  /// The format in which FFmpeg decodes the picture, or nil for an unusual number of channels.
  var pixelFormatName: String? {
    if format == "pbm" { return "monow" }
    return switch (channels, maximum < 256) {
    case (1, true): format == "pam" && maximum == 1 ? "monob" : "gray"
    case (1, false): "gray16le"
    case (2, true): "ya8"
    case (2, false): "ya16le"
    case (3, true): "rgb24"
    case (3, false): "rgb48le"
    case (4, true): "rgba"
    case (4, false): "rgba64le"
    default: nil
    }
  }
}

/// The words of a Netpbm header; a comment goes from a number sign to the end of its line.
private struct NetpbmWords {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> String? {
    var isComment = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "#") { isComment = true }
      guard isComment || byte <= 0x20 else { break }
      if byte == 0x0A { isComment = false }
      position += 1
    }
    let word = bytes[position...].prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }
    position += word.count
    return word.isEmpty ? nil : String(decoding: word, as: Unicode.ASCII.self)
  }
}
