import Platform
import Preflight
import System

/// What an earlier run's NDJSON answers already.
struct EarlierRun: Sendable {
  private var lines: [String: CheckedFile.Line] = [:]
  /// How many bytes are whole lines; what follows is a line that a kill cut off.
  private(set) var wholeByteCount: Int64 = 0

  /// Reads a file's lines, one at a time; of two about one file the later one counts.
  init(path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(description: "\(path): cannot be read: \(lastErrorReason).")
    }
    defer { close(descriptor) }
    guard FileKind(of: path) == .regular else {
      throw FileError(description: "\(path): is not the NDJSON of an earlier run.")
    }
    var reader = LineReader(descriptor: descriptor)
    while let line = try reader.next(in: path) {
      wholeByteCount = reader.wholeByteCount
      if let line = CheckedFile.Line(line) { lines[line.file.path] = line }
    }
  }

  /// The answer about a file, if the same was asked and the file is still the same.
  func answer(about path: String, stamp: BatchStamp) -> CheckedFile? {
    guard let line = lines[path], line.stamp == stamp else { return nil }
    return line.file
  }
}

/// Reads lines that end with a line feed.
private struct LineReader {
  /// No report is longer; what is, is none.
  private static let maximumLineByteCount = 64 << 20

  let descriptor: Int32
  /// How many bytes the lines read so far take.
  private(set) var wholeByteCount: Int64 = 0
  private var bytes: [UInt8] = []
  private var position = 0

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The next whole line without its line feed, or nil at the end.
  ///
  /// - Throws: `FileError` when the disk refuses, or a line does not end.
  mutating func next(in path: String) throws(FileError) -> [UInt8]? {
    var searched = position
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(bytes[position..<end])
        position = end + 1
        wholeByteCount += Int64(line.count) + 1
        return line
      }
      guard bytes.count - position <= Self.maximumLineByteCount else {
        throw FileError(description: "\(path): contains no results of an earlier run.")
      }
      searched = bytes.count - position
      bytes.removeFirst(position)
      position = 0
      guard try readPiece(of: path) else { return nil }
    }
  }

  private mutating func readPiece(of path: String) throws(FileError) -> Bool {
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    let count = System.readPiece(of: descriptor, into: &piece)
    guard count >= 0 else {
      throw FileError(description: "\(path): cannot be read: \(lastErrorReason).")
    }
    bytes += piece.prefix(count)
    return count > 0
  }
}
