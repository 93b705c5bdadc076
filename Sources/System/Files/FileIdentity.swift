import Platform

/// Which file a path leads to, links followed.
package struct FileIdentity: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64

  /// The file at the end of a path, or nil when there is none.
  package init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  fileprivate init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// Refuses a path that leads to a file that must not be lost.
  ///
  /// - Throws: `FileError` when both are the same file.
  package static func refuse(_ path: String, replacing precious: String) throws(FileError) {
    guard let identity = FileIdentity(of: path), identity == FileIdentity(of: precious) else {
      return
    }
    throw FileError(
      .refused, path: path,
      reason: "is the same file as \(precious), which stays; choose another name.")
  }
}

/// What shows whether a file is still the one that was read.
package struct FileState: Equatable {
  package let byteCount: Int64
  /// The modification time in nanoseconds since 1970.
  package let modified: Int64
  /// When content, name or rights changed last, in nanoseconds since 1970; nobody can set it.
  package let statusChanged: Int64
  package let identity: FileIdentity

  /// The state of the file at the end of a path, or nil when there is none.
  package init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    byteCount = Int64(status.st_size)
    #if canImport(Darwin)
      let (time, changeTime) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (time, changeTime) = (status.st_mtim, status.st_ctim)
    #endif
    modified = Self.nanoseconds(time)
    statusChanged = Self.nanoseconds(changeTime)
    identity = FileIdentity(status)
  }

  /// Whether a change from now on would show in the modification time.
  ///
  /// Clocks of file systems tick every two seconds at worst: within the tick of the last change, a
  /// file may change again and keep its time.
  package var isSettled: Bool { Self.isPast(modified) }

  /// The same for whatever changed of it, also where its modification time was set back.
  package var isWhollySettled: Bool { Self.isPast(modified) && Self.isPast(statusChanged) }

  /// Whether a time is over for every clock.
  private static func isPast(_ time: Int64) -> Bool {
    var now = timespec()
    guard unsafe clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
    return nanoseconds(now) &- time > 2_000_000_000
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

/// What a path leads to.
package enum FileKind {
  case missing, regular, folder, other

  /// Whether the system says that there is nothing under a path, not even a link; false where there is
  /// no telling.
  package static func isCertainlyAbsent(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  package init(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      self = .missing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
