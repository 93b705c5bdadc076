import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
    self.init(try MediaError.asMedia { () throws(FileError) in try OpenFile(path: path) })
  }

  /// The path as it was given.
  package var path: String { file.path }

  /// The file's size when it was opened.
  var byteCount: Int64 { file.byteCount }

  /// The bytes from an offset on; fewer than asked for where the file ends.
  ///
  /// - Throws: `MediaError` when the disk refuses.
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
  ///
  /// - Throws: `MediaError` when the disk refuses.
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

// One task reads a file at a time.
@available(*, unavailable)
extension FileBytes: Sendable {}
