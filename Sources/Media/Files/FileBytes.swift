import Platform
import System

/// A regular file's bytes, read in small pieces where they are needed.
final class FileBytes {
  private let file: OpenFile
  /// A stretch that was read ahead because several readers need it, and where it starts.
  private var kept: (start: Int64, bytes: [UInt8]) = (0, [])

  /// The bytes of an open file.
  init(_ file: OpenFile) { self.file = file }

  /// Opens a file.
  ///
  /// - Throws: `MediaError` when it is missing, not a regular file, not readable, or empty.
  convenience init(path: String) throws(MediaError) {
    self.init(try MediaError.asMedia(try OpenFile(path: path)))
  }

  /// The path as it was given.
  package var path: String { file.path }

  /// The file's size when it was opened.
  var byteCount: Int64 { file.byteCount }

  /// The bytes from an offset on; fewer than asked for where the file ends.
  package func bytes(at offset: Int64, count: Int) throws(MediaError) -> [UInt8] {
    guard offset >= 0, offset < byteCount, count > 0 else { return [] }
    let wanted = Int(min(Int64(count), byteCount - offset))
    let start = offset - kept.start
    if start >= 0, start + Int64(wanted) <= Int64(kept.bytes.count) {
      return Array(kept.bytes[Int(start)..<Int(start) + wanted])
    }
    var errorNumber: Int32 = 0
    let result = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted {
        guard let place = buffer.baseAddress?.advanced(by: filled) else { return }
        let got = file.read(into: place, at: offset + Int64(filled), count: wanted - filled)
        if got < 0 { errorNumber = errno }
        if got <= 0 { return }
        filled += got
      }
    }
    guard errorNumber == 0 else {
      throw MediaError(
        .readFailed, path: path,
        reason: "cannot be read at byte \(offset): \(String(cString: strerror(errorNumber))).")
    }
    return result
  }
}

extension FileBytes {
  /// Reads a stretch once and keeps it, so that no later reader has to go to the disk for it.
  func keep(from offset: Int64, count: Int) throws(MediaError) {
    let bytes = try bytes(at: offset, count: count)
    kept = (offset, bytes)
  }

  /// Copies bytes from an offset on into memory; returns how many, 0 at the end of the file and
  /// beyond, and a negative number when the disk refuses.
  func copy(to memory: UnsafeMutablePointer<UInt8>, from offset: Int64, count: Int) -> Int {
    guard offset >= 0, offset < byteCount, count > 0 else { return 0 }
    let start = offset - kept.start
    if start >= 0, start < Int64(kept.bytes.count) {
      let available = min(count, kept.bytes.count - Int(start))
      kept.bytes.withUnsafeBufferPointer { source in
        guard let base = source.baseAddress else { return }
        memory.update(from: base.advanced(by: Int(start)), count: available)
      }
      return available
    }
    // Stop before the kept stretch: what follows comes from memory.
    let limit = start < 0 && !kept.bytes.isEmpty ? Int(min(Int64(count), -start)) : count
    return file.read(into: memory, at: offset, count: limit)
  }
}

/// Reads numbers from bytes in order; every read past the end gives nil.
struct ByteCursor {
  package let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: some Collection<UInt8>) {
    self.bytes = ArraySlice(bytes)
    position = self.bytes.startIndex
  }

  /// How many bytes are left.
  var remaining: Int { bytes.endIndex - position }

  /// Moves on without reading; stops at the end.
  mutating func skip(_ count: Int) {
    position = count < remaining ? position + max(0, count) : bytes.endIndex
  }

  /// The next bytes, or nil when fewer are left.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// The next unsigned number of 1 to 8 bytes, most significant byte first.
  mutating func bigEndian(_ byteCount: Int) -> UInt64? {
    take(byteCount)?.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The next unsigned number of 1 to 8 bytes, least significant byte first.
  mutating func littleEndian(_ byteCount: Int) -> UInt64? {
    take(byteCount)?.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func uint8() -> UInt8? { take(1)?.first }
  mutating func uint16() -> UInt16? { bigEndian(2).map { UInt16($0) } }
  mutating func uint32() -> UInt32? { bigEndian(4).map { UInt32($0) } }
  mutating func uint64() -> UInt64? { bigEndian(8) }
  mutating func int32() -> Int32? { uint32().map { Int32(bitPattern: $0) } }
  mutating func int64() -> Int64? { uint64().map { Int64(bitPattern: $0) } }

  /// The next four characters, control and non-ASCII characters as dots.
  mutating func fourCharacters() -> String? {
    take(4).map { String(fourCharacters: $0) }
  }
}

extension String {
  /// Four bytes as text; bytes that are not printable ASCII become dots.
  init(fourCharacters bytes: some Collection<UInt8>) {
    self = String(
      String.UnicodeScalarView(
        bytes.map { (0x20..<0x7F).contains($0) ? Unicode.Scalar($0) : "." }))
  }
}

/// Reads a file from an offset on in order, in large pieces, for formats without a table.
struct ForwardReader {
  private let file: FileBytes
  private var window: [UInt8] = []
  private var windowStart: Int64
  /// The offset of the next byte.
  private(set) var position: Int64

  init(file: FileBytes, at offset: Int64) {
    self.file = file
    windowStart = offset
    position = offset
  }

  /// Moves on without reading; may move beyond the end.
  mutating func skip(_ count: Int) { position += Int64(count) }

  /// The next byte, or nil at the end.
  mutating func byte() throws(MediaError) -> UInt8? {
    var index = position - windowStart
    if index < 0 || index >= Int64(window.count) {
      window = try file.bytes(at: position, count: 1 << 16)
      windowStart = position
      index = 0
    }
    guard index < Int64(window.count) else { return nil }
    position += 1
    return window[Int(index)]
  }

  /// The next bytes, or nil when fewer are left.
  mutating func take(_ count: Int) throws(MediaError) -> [UInt8]? {
    var taken: [UInt8] = []
    while taken.count < count {
      guard let byte = try byte() else { return nil }
      taken.append(byte)
    }
    return taken
  }
}
