import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
    let count = unsafe piece.withUnsafeMutableBytes { buffer in
      unsafe read(descriptor, buffer.baseAddress, buffer.count)
    }
    if count < 0 && errno == EINTR { return }
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

// One task reads a list at a time.
@available(*, unavailable)
extension PathListReader: Sendable {}
