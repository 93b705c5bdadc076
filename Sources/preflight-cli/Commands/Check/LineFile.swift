import Platform
import System

/// A file that gets the lines of a batch one by one, so that a later run can go on where this one was
/// stopped.
///
/// Each line is written in one piece; what a kill leaves is whole lines and at most a part of one, which
/// the next run cuts off.
enum LineFile {
  /// A new file.
  ///
  /// - Throws: `FileError` when it exists and may not be replaced, or cannot be made.
  static func new(_ path: String, replacesExisting: Bool) throws -> FileDescriptorOutput {
    // It says no to what cannot be replaced.
    _ = try ResultFile(path: path, replacesExisting: replacesExisting)
    if FileKind(of: path) == .regular {
      guard try holdsLines(path) else {
        throw FileError(
          description: """
            \(path): contains no results of an earlier run, so it is not replaced; choose another \
            name.
            """)
      }
    }
    return try opened(path, O_TRUNC | O_CREAT | (replacesExisting ? 0 : O_EXCL))
  }

  /// The file of the earlier run, for more lines behind those that are whole.
  ///
  /// - Throws: `FileError` when it cannot be written.
  static func continuing(_ path: String, after wholeByteCount: Int64) throws -> FileDescriptorOutput
  {
    let output = try opened(path, O_APPEND)
    guard ftruncate(output.descriptor, off_t(wholeByteCount)) == 0 else {
      throw FileError(description: "\(path): cannot be written: \(lastErrorReason).")
    }
    return output
  }

  private static func opened(_ path: String, _ flags: Int32) throws -> FileDescriptorOutput {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | flags, 0o644)
    guard descriptor >= 0 else {
      throw FileError(description: "\(path): cannot be written: \(lastErrorReason).")
    }
    return FileDescriptorOutput(descriptor: descriptor)
  }

  /// Whether a file is empty or begins like a line of ours: nothing else is emptied.
  private static func holdsLines(_ path: String) throws -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(description: "\(path): cannot be read: \(lastErrorReason).")
    }
    defer { close(descriptor) }
    let mark = Array(#"{"schema":"preflight."#.utf8)
    var bytes = [UInt8](repeating: 0, count: mark.count)
    let count = readPiece(of: descriptor, into: &bytes)
    return count == 0 || bytes == mark
  }
}
