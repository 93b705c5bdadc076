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
  ///
  /// - Throws: `MediaError` when the disk refuses.
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
  ///
  /// - Throws: `MediaError` when the disk refuses.
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
  ///
  /// - Throws: `MediaError` when the disk refuses.
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
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func hasText(_ field: Field?) throws(MediaError) -> Bool {
    guard let field, field.type == 2 else { return false }
    return try value(of: field, size: 1, atMost: 64).contains { $0 > 0x20 }
  }

  /// The first whole number of a field, or nil.
  ///
  /// - Throws: `MediaError` when the disk refuses.
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
