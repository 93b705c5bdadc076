#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Bytes in a file without a name, which only this user may open and which ends with its owner, even
/// when the process is killed.
package final class UnnamedFile {
  /// The number under which the system knows it.
  package let descriptor: Int32

  /// A file that holds bytes.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - folder: A folder on the disk that it is to take up, or nil for that of temporary files.
  /// - Throws: `FileError` when there is no room for it.
  package init(holding bytes: [UInt8], near folder: String? = nil) throws(FileError) {
    var opened: Int32 = -1
    #if os(Linux)
      // O_TMPFILE, which Swift does not import.
      if let folder {
        opened = Glibc.open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
      }
    #endif
    descriptor = opened >= 0 ? opened : Self.open()
    guard descriptor >= 0 else {
      throw FileError(description: "no temporary file can be made: \(lastErrorReason).")
    }
    guard FileDescriptorOutput(descriptor: descriptor).write(bytes) else {
      let reason = lastErrorReason
      close(descriptor)
      throw FileError(description: "a temporary file cannot be written: \(reason).")
    }
  }

  deinit { close(descriptor) }

  /// Where this process opens it.
  package var path: String { "/dev/fd/\(descriptor)" }

  /// Lets the next reader of the descriptor begin at the start.
  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// A new file that has lost its name before anything is written to it.
  private static func open() -> Int32 {
    let folder = Terminal.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var name = Array((folder + "/preflight-XXXXXX").utf8CString)
    return unsafe name.withUnsafeMutableBufferPointer { name in
      guard let start = name.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(start)
      guard descriptor >= 0 else { return -1 }
      unsafe unlink(start)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return descriptor
    }
  }
}
