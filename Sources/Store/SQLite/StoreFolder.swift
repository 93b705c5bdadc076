import MediaModel
import Platform
import System

/// The folder of the store, and the names of what lies in it.
struct StoreFolder: Sendable {
  /// The name of the database, and the start of every other name.
  private static let name = "memory"

  package let path: String

  /// The folder, made when it is missing, and readable by the user alone.
  init(_ path: String) throws(StoreError) {
    guard path.hasPrefix("/") else {
      throw StoreError(.notWritable, path: path, detail: "the folder is no absolute path")
    }
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.path = String(trimmed)
    var status = stat()
    if stat(self.path, &status) != 0 {
      try PrivateFile.makeFolder(self.path)
    } else if status.st_mode & 0o077 != 0, status.st_uid == geteuid(), holdsNothingElse {
      chmod(self.path, 0o700)
    }
  }

  /// The path of the database.
  var database: String { Self.database(in: path) }

  /// The path of the database of this layout, for when ``database`` has a newer one.
  var ownDatabase: String { "\(path)/\(Self.name)-\(Layout.version).sqlite" }

  /// The path of the lock that guards which file the database is.
  var lock: String { "\(path)/\(Self.name).lock" }

  /// The path of the database in a folder.
  static func database(in folder: String) -> String { "\(folder)/\(name).sqlite" }

  /// The endings of the files that make up a database.
  static let parts = ["", "-wal", "-shm", "-journal"]

  /// Renames a database with all that belongs to it, and gives the new path.
  static func setAside(_ database: String) throws(StoreError) -> String {
    let wanted = "\(database).damaged-\(timestamp)"
    var aside = wanted
    var number = 2
    while parts.contains(where: { FileIdentity(of: aside + $0) != nil }) {
      aside = "\(wanted)-\(number)"
      number += 1
    }
    for part in parts where FileIdentity(of: database + part) != nil {
      guard rename(database + part, aside + part) == 0 else {
        throw StoreError(systemError: errno, path: database + part)
      }
    }
    return aside
  }

  /// Whether a database lost all of its content: it is empty, and its log shows that it was not always.
  static func isEmptied(_ database: String) -> Bool {
    FileState(of: database)?.byteCount == 0 && FileIdentity(of: database + "-wal") != nil
  }

  /// Whether everything in the folder is of the store: somebody may have named a folder that others
  /// use as well, and its rights are not ours to change.
  private var holdsNothingElse: Bool {
    guard let stream = opendir(path) else { return false }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != "..", !name.hasPrefix(Self.name) { return false }
    }
    return true
  }

  /// Now in UTC: `20261120T101500Z`.
  private static var timestamp: String {
    Timestamp.text(secondsSince1970: Int(SystemClock.now)).filter { $0 != "-" && $0 != ":" }
  }
}

/// Files and folders that nobody but the user may read.
enum PrivateFile {
  /// Opens a file for reading and writing, makes it when it is missing, and takes it from others.
  static func open(_ path: String) throws(StoreError) -> Int32 {
    #if canImport(Darwin)
      let descriptor = Darwin.open(path, O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o600)
    #else
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o600)
    #endif
    guard descriptor >= 0 else { throw StoreError(systemError: errno, path: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw StoreError(.notWritable, path: path, detail: "it is no regular file")
    }
    // A umask may have taken rights from the user, and an older file may have given some to others.
    // What a link leads to is not ours to change.
    var named = stat()
    if status.st_mode & 0o777 != 0o600, lstat(path, &named) == 0, named.st_ino == status.st_ino {
      fchmod(descriptor, 0o600)
    }
    return descriptor
  }

  /// Makes sure that a file is there.
  static func make(_ path: String) throws(StoreError) { close(try open(path)) }

  /// Takes a file from others, if it is there; a folder, or what a link leads to, is not ours.
  static func protect(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & 0o777 != 0o600
    else { return }
    chmod(path, 0o600)
  }

  /// Makes a folder with all that are above it, when it is missing.
  static func makeFolder(_ path: String) throws(StoreError) {
    guard mkdir(path, 0o700) != 0 else {
      chmod(path, 0o700)
      return
    }
    switch errno {
    case EEXIST: return
    case ENOENT:
      let parent = path.split(separator: "/").dropLast().joined(separator: "/")
      guard !parent.isEmpty else { throw StoreError(systemError: ENOENT, path: path) }
      try makeFolder("/" + parent)
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw StoreError(systemError: errno, path: path)
      }
    default: throw StoreError(systemError: errno, path: path)
    }
  }
}

/// A lock between processes; owns the descriptor of the file that stands for it.
///
/// SQLite locks what is in the database. This one guards which file the database is: it is shared by
/// all that open or write it, and held alone by one that puts another file in its place.
final class FileLock {
  /// How a lock is held.
  enum Mode {
    case shared, alone
  }

  private let path: String
  private let descriptor: Int32

  /// Opens the lock's file, and makes it when it is missing.
  init(path: String) throws(StoreError) {
    descriptor = try PrivateFile.open(path)
    self.path = path
  }

  deinit { close(descriptor) }

  /// Carries out a closure while the lock is held.
  func hold<Result>(
    _ mode: Mode, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try take(mode == .shared ? LOCK_SH : LOCK_EX)
    defer { flock(descriptor, LOCK_UN) }
    return try body()
  }

  private func take(_ operation: Int32) throws(StoreError) {
    let step: UInt32 = 5
    var waited: UInt32 = 0
    while flock(descriptor, operation | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw StoreError(systemError: errno, path: path)
      }
      guard waited < UInt32(Connection.patience) * 1000 else {
        throw StoreError(.busy, path: path, detail: "")
      }
      usleep(step * 1000)
      waited += step
    }
  }
}
