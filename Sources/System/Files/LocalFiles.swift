import Platform

/// Small files of the user's, read with the system's own calls: linking Foundation for them would
/// cost every start several milliseconds.
package enum LocalFiles {
  /// No profile file is larger.
  private static let maximumByteCount = 16 << 20

  /// Removes a file, if it is there.
  package static func remove(_ path: String) { unsafe unlink(path) }

  /// The names in a folder, sorted; empty when there is no such folder or it is not readable.
  package static func names(in folder: String) -> [String] {
    guard case .success(let names) = FolderNames.of(folder) else { return [] }
    return names.map { String(decoding: $0.bytes, as: UTF8.self) }.sorted()
  }

  /// A regular file's bytes.
  ///
  /// - Throws: `FileError` when there is no such file, or it is not readable, no regular file, or
  ///   too large.
  package static func contents(
    of path: String, atMost maximumByteCount: Int = maximumByteCount
  ) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(description: "\(path): cannot be read: \(reason(errno)).")
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) <= maximumByteCount
    else {
      throw FileError(
        description:
          "\(path): is no regular file, or one of more than \(maximumByteCount >> 20) MiB.")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  /// The first bytes of one of the system's files about itself, which have no size of their own.
  ///
  /// - Throws: `FileError` when it cannot be read.
  package static func line(of path: String) throws(FileError) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(description: "\(path): cannot be read: \(reason(errno)).")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = readPiece(of: descriptor, into: &bytes)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Everything that comes on standard input.
  ///
  /// - Throws: `FileError` when it cannot be read, or is too large.
  package static func standardInput(atMost maximumByteCount: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readPiece(of: STDIN_FILENO, into: &buffer)
      guard count >= 0 else {
        throw FileError(description: "standard input cannot be read: \(reason(errno)).")
      }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
      guard bytes.count <= maximumByteCount else {
        throw FileError(
          description: "standard input is longer than \(maximumByteCount >> 20) MiB.")
      }
    }
  }

  /// How many bytes there are left on the disk of the nearest folder above a path that is there; nil when
  /// the system does not tell.
  package static func freeByteCount(near path: String) -> Int64? {
    var disk = statvfs()
    var place = path[...]
    while let slash = place.lastIndex(of: "/") {
      place = place[..<slash]
      if unsafe statvfs("\(place)/", &disk) == 0 { return Int64(clamping: disk.byteCount) }
    }
    return unsafe statvfs(".", &disk) == 0 ? Int64(clamping: disk.byteCount) : nil
  }

  /// The system's words for an error number.
  package static func reason(_ number: Int32) -> String {
    unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }
}

extension statvfs {
  fileprivate var byteCount: UInt64 { UInt64(f_bavail) * UInt64(f_frsize) }
}

/// Paths counted from the root.
package enum AbsolutePath {
  /// A path as it was given, put behind the working folder when it is relative.
  package static func of(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder) + "/" + path
  }

  /// The one path of a file, links followed, however it was given; for a file that is not there, the
  /// path as it was given.
  package static func resolved(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return of(path) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}

/// Reads what is there from a descriptor, at most as much as a buffer holds; how many bytes that is, 0
/// at the end, or -1 with the system's number for the reason.
///
/// The corresponding C function is `read`.
package func readPiece(of descriptor: Int32, into buffer: inout [UInt8]) -> Int {
  while true {
    let count = unsafe buffer.withUnsafeMutableBytes { buffer in
      unsafe read(descriptor, buffer.baseAddress, buffer.count)
    }
    if count < 0 && errno == EINTR { continue }
    return count
  }
}

/// Why the last call of the system failed.
package var lastErrorReason: String { LocalFiles.reason(errno) }
