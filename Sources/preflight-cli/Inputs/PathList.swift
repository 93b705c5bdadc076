import Platform
import System

/// A list of paths in a file or on standard input, a path a line or with NUL between them.
///
/// A NUL anywhere in the first 64 KiB makes it a list with NULs. Empty lines are passed over, and so is
/// the carriage return of lists from elsewhere.
struct PathList: Sequence, Sendable {
  let path: String

  /// Whether the list can be read only once.
  var isStandardInput: Bool { path == "-" }

  /// - Throws: `FileError` when there is no such file.
  init(path: String) throws(FileError) {
    self.path = path
    guard path != "-" else { return }
    guard FileKind(of: path) != .folder else {
      throw FileError(description: "\(path): is a folder; name it as an input instead.")
    }
    guard unsafe access(path, R_OK) == 0 else {
      throw FileError(description: "\(path): the list cannot be read: \(lastErrorReason).")
    }
  }

  func makeIterator() -> PathListReader { PathListReader(path: path) }
}

/// Reads the paths of a list, a piece of the list at a time.
final class PathListReader: IteratorProtocol {
  private static let pieceByteCount = 64 << 10

  private let descriptor: Int32
  private var separator: UInt8?
  private var bytes: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(path: String) {
    descriptor = path == "-" ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next entry, or nil at the end.
  func next() -> InputEntry? {
    while let line = nextLine() {
      var line = line
      if separator == UInt8(ascii: "\n"), line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard !line.isEmpty else { continue }
      return InputEntry(path: line)
    }
    return nil
  }

  private func nextLine() -> [UInt8]? {
    var searched = position
    while true {
      if let separator, let end = bytes[searched...].firstIndex(of: separator) {
        defer { position = end + 1 }
        return Array(bytes[position..<end])
      }
      searched = bytes.count
      guard !isAtEnd else {
        defer { position = bytes.count }
        return position < bytes.count ? Array(bytes[position...]) : nil
      }
      searched -= position
      bytes.removeFirst(position)
      position = 0
      readPiece()
    }
  }

  private func readPiece() {
    var piece = [UInt8](repeating: 0, count: Self.pieceByteCount)
    let count = System.readPiece(of: descriptor, into: &piece)
    guard count > 0 else {
      isAtEnd = true
      separator = separator ?? UInt8(ascii: "\n")
      return
    }
    let isFirst = separator == nil
    bytes += piece.prefix(count)
    if isFirst { separator = piece.prefix(count).contains(0) ? 0 : UInt8(ascii: "\n") }
  }
}

/// Text that another program, or a person, hands in on standard input.
enum StandardInput {
  /// The most bytes that are kept; of a longer text its end says why something failed.
  private static let maximumByteCount = 1 << 20

  /// The end of what comes in, up to 1 MiB; a person at a terminal is asked for `what`.
  ///
  /// - Throws: `FileError` when standard input cannot be read.
  static func text(what: String) throws -> String {
    if isatty(STDIN_FILENO) == 1 {
      printError("Type \(what), and end with Control-D.")
    }
    var kept: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readPiece(of: STDIN_FILENO, into: &buffer)
      guard count >= 0 else {
        throw FileError(description: "standard input cannot be read: \(lastErrorReason).")
      }
      guard count > 0 else { break }
      kept += buffer.prefix(count)
      if kept.count > 2 * maximumByteCount { kept = Array(kept.suffix(maximumByteCount)) }
    }
    return String(decoding: kept.suffix(maximumByteCount), as: UTF8.self)
  }
}
