import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe read(STDIN_FILENO, bytes.baseAddress, bytes.count)
      }
      if count < 0 && errno == EINTR { continue }
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
