import MediaModel

/// Reads the first directory of a TIFF file.
struct TIFFReader {
  let file: FileBytes

  /// What the directory tells, or nil when the file holds no TIFF structure.
  func reading() throws(MediaError) -> ImageReading? {
    guard let structure = try TIFFStructure(file: file, from: 0, to: file.byteCount) else {
      return nil
    }
    let tags = try structure.directory(at: structure.firstDirectory)
    // Raw files put a small preview first; a tag of their own gives them away.
    var reading = ImageReading(tags[0xC612] == nil ? .tiff : .dng)
    guard !tags.isEmpty else {
      reading.noteTruncated(
        "The TIFF ends after \(file.byteCount) bytes, before the directory at byte "
          + "\(structure.firstDirectory) that describes the image.")
      return reading
    }
    try describe(structure, try picture(structure, tags), in: &reading)
    reading.add(try .exif(structure, tags))
    try judge(structure, tags, in: &reading)
    return reading
  }

  // A directory that says that it is a preview may point to the image itself.
  private func picture(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field]
  ) throws(MediaError) -> [Int: TIFFStructure.Field] {
    guard try structure.number(of: tags[0xFE]) == 1 else { return tags }
    for offset in try structure.numbers(of: tags[0x14A], atMost: 8) {
      let candidate = try structure.directory(at: Int64(offset))
      if try structure.number(of: candidate[0xFE]) == 0 { return candidate }
    }
    return tags
  }

  private func describe(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field],
    in reading: inout ImageReading
  ) throws(MediaError) {
    let layout = try TIFFLayout(structure, tags)
    if let width = try structure.number(of: tags[0x100]),
      let height = try structure.number(of: tags[0x101])
    {
      reading.setSize(width: width, height: height)
    } else {
      reading.noteDamaged("The TIFF does not state its size.")
    }
    reading.image.frameCount = 1
    reading.image.hasICCProfile = tags[0x8773] != nil
    reading.image.codec.profile = layout.compressionName
    reading.image.colorModel = layout.colorModel
    reading.image.pixelFormat = PixelFormatFacts(
      name: layout.pixelFormatName(isLittleEndian: structure.isLittleEndian),
      bitDepth: layout.colorModel == "palette" ? 8 : layout.bitDepth, chroma: layout.chroma,
      hasAlpha: layout.hasAlpha)
  }

  private func judge(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field],
    in reading: inout ImageReading
  ) throws(MediaError) {
    // Strips of rows, or tiles: where they start and how long they are.
    for (offsetTag, sizeTag) in [(0x111, 0x117), (0x144, 0x145)] {
      let offsets = try structure.numbers(of: tags[offsetTag], atMost: 1 << 16)
      let sizes = try structure.numbers(of: tags[sizeTag], atMost: 1 << 16)
      let end = zip(offsets, sizes).map { $0 + $1 }.max() ?? 0
      if Int64(end) > file.byteCount {
        reading.noteTruncated(
          "The TIFF says that its pixels go up to byte \(end); the file has "
            + "\(file.byteCount) bytes.")
      }
    }
  }
}

/// The directories of tags that TIFF files and EXIF data are made of, in either byte order.
struct TIFFStructure {
  /// One entry of a directory: a tag's type and count, and the bytes that hold its value or say
  /// where it lies.
  struct Field {
    let type: Int
    package let count: Int
    fileprivate let valueBytes: ArraySlice<UInt8>
  }

  let file: FileBytes
  /// Where the structure starts in the file; offsets inside it count from here.
  let start: Int64
  /// Where the structure ends in the file.
  let end: Int64
  let isLittleEndian: Bool
  /// Whether offsets have 8 bytes (BigTIFF).
  let isBig: Bool
  /// Where the first directory lies, counted from `start`.
  let firstDirectory: Int64

  /// The structure at an offset of a file, or nil when none starts there.
  init?(file: FileBytes, from start: Int64, to end: Int64) throws(MediaError) {
    var cursor = ByteCursor(
      try file.bytes(at: start, count: Int(max(0, min(16, end - start)))))
    guard let order = cursor.bigEndian(2), order == 0x4949 || order == 0x4D4D else { return nil }
    let isLittleEndian = order == 0x4949
    guard let version = cursor.number(2, littleEndian: isLittleEndian) else { return nil }
    if version == 43 { cursor.skip(4) }
    guard version == 42 || version == 43,
      let offset = cursor.number(version == 43 ? 8 : 4, littleEndian: isLittleEndian)
    else { return nil }
    self.file = file
    self.start = start
    self.end = end
    self.isLittleEndian = isLittleEndian
    isBig = version == 43
    firstDirectory = Int64(offset)
  }

  /// The tags of the directory at an offset; empty where none is.
  func directory(at offset: Int64) throws(MediaError) -> [Int: Field] {
    let (countSize, entrySize, wordSize) = isBig ? (8, 20, 8) : (2, 12, 4)
    var header = ByteCursor(try bytes(at: offset, count: countSize))
    guard let count = header.number(countSize, littleEndian: isLittleEndian), count <= 4096
    else { return [:] }
    var cursor = ByteCursor(
      try bytes(at: offset + Int64(countSize), count: count * entrySize))
    var fields: [Int: Field] = [:]
    while let tag = cursor.number(2, littleEndian: isLittleEndian),
      let type = cursor.number(2, littleEndian: isLittleEndian),
      let count = cursor.number(wordSize, littleEndian: isLittleEndian),
      let valueBytes = cursor.take(wordSize)
    {
      guard fields[tag] == nil else { continue }
      fields[tag] = Field(type: type, count: count, valueBytes: valueBytes)
    }
    return fields
  }

  /// The whole numbers of a field, at most so many; empty for text and fractions.
  func numbers(of field: Field?, atMost limit: Int = 64) throws(MediaError) -> [Int] {
    guard let field, let size = Self.byteCounts[field.type] else { return [] }
    var cursor = ByteCursor(try value(of: field, size: size, atMost: limit))
    var numbers: [Int] = []
    while let number = cursor.number(size, littleEndian: isLittleEndian) {
      numbers.append(number)
    }
    return numbers
  }

  /// Whether a text field holds more than blanks.
  func hasText(_ field: Field?) throws(MediaError) -> Bool {
    guard let field, field.type == 2 else { return false }
    return try value(of: field, size: 1, atMost: 64).contains { $0 > 0x20 }
  }

  /// The first whole number of a field, or nil.
  package func number(of field: Field?) throws(MediaError) -> Int? {
    try numbers(of: field, atMost: 1).first
  }

  private static let byteCounts = [1: 1, 3: 2, 4: 4, 6: 1, 8: 2, 9: 4, 13: 4, 16: 8, 17: 8, 18: 8]

  private func value(of field: Field, size: Int, atMost limit: Int) throws(MediaError) -> [UInt8] {
    let byteCount = min(field.count, limit) * size
    // A value that fits into the entry is in it; only a longer one lies elsewhere.
    if field.count <= field.valueBytes.count / size {
      return Array(field.valueBytes.prefix(byteCount))
    }
    var cursor = ByteCursor(field.valueBytes)
    guard let offset = cursor.number(field.valueBytes.count, littleEndian: isLittleEndian)
    else { return [] }
    return try bytes(at: Int64(offset), count: byteCount)
  }

  private func bytes(at offset: Int64, count: Int) throws(MediaError) -> [UInt8] {
    guard offset >= 0, offset < end - start else { return [] }
    return try file.bytes(
      at: start + offset, count: Int(min(Int64(count), end - start - offset)))
  }
}

extension ByteCursor {
  /// The next unsigned number in either byte order, or nil when it has no room in 62 bits.
  fileprivate mutating func number(_ byteCount: Int, littleEndian: Bool) -> Int? {
    guard let number = littleEndian ? self.littleEndian(byteCount) : bigEndian(byteCount),
      number < 1 << 62
    else { return nil }
    return Int(number)
  }
}

/// How the pixels of a TIFF directory are stored.
struct TIFFLayout {
  /// Bits of one sample.
  let bitDepth: Int
  private let samples: Int
  private let photometric: Int?
  private let compression: Int
  private let isFloat: Bool
  private let subsampling: [Int]
  /// Whether one of the extra samples is alpha.
  let hasAlpha: Bool

  /// The layout that a directory's tags describe.
  init(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field]
  ) throws(MediaError) {
    bitDepth = try structure.number(of: tags[0x102]) ?? 1
    samples = try structure.number(of: tags[0x115]) ?? 1
    photometric = try structure.number(of: tags[0x106])
    compression = try structure.number(of: tags[0x103]) ?? 1
    isFloat = try structure.number(of: tags[0x153]) == 3
    subsampling = try structure.numbers(of: tags[0x212])
    hasAlpha = try structure.numbers(of: tags[0x152]).contains { $0 == 1 || $0 == 2 }
  }

  /// `"gray"`, `"RGB"`, `"palette"`, `"CMYK"` or `"YCbCr"`, or nil for a rarer one.
  var colorModel: String? {
    switch photometric {
    case 0, 1: "gray"
    case 2: "RGB"
    case 3: "palette"
    case 5: "CMYK"
    case 6: "YCbCr"
    default: nil
    }
  }

  /// The chroma in words of the model, or nil when unknown.
  var chroma: String? {
    switch colorModel {
    case "gray": "gray"
    case "RGB", "palette": "RGB"
    case "YCbCr":
      // The standard's default is both ways by two.
      switch subsampling.isEmpty ? [2, 2] : subsampling {
      case [1, 1]: "4:4:4"
      case [2, 1]: "4:2:2"
      case [2, 2]: "4:2:0"
      default: nil
      }
    default: nil
    }
  }

  /// The compression in words, or nil for a number that is rare.
  var compressionName: String? {
    [
      1: "uncompressed", 2: "CCITT RLE", 3: "CCITT Group 3", 4: "CCITT Group 4", 5: "LZW",
      6: "JPEG (old)", 7: "JPEG", 8: "Deflate", 32_773: "PackBits", 32_946: "Deflate",
      50_000: "Zstandard", 50_001: "WebP",
    ][compression]
  }

  /// The format in which FFmpeg decodes the image, or nil where it does not follow from here.
  func pixelFormatName(isLittleEndian: Bool) -> String? {
    guard !isFloat, compression != 7 else { return nil }
    let ending = isLittleEndian ? "le" : "be"
    return switch (colorModel, samples, bitDepth) {
    case ("gray", 1, 1): photometric == 0 ? "monow" : "monob"
    case ("gray", 1, 8): "gray"
    case ("gray", 1, 16): "gray16" + ending
    case ("gray", 2, 8): "ya8"
    case ("gray", 2, 16): "ya16" + ending
    case ("RGB", 3, 8): "rgb24"
    case ("RGB", 3, 16): "rgb48" + ending
    case ("RGB", 4, 8): "rgba"
    case ("RGB", 4, 16): "rgba64" + ending
    case ("palette", 1, ...8): "pal8"
    default: nil
    }
  }
}
