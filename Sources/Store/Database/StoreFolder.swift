#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
    while parts.contains(where: { FileNumber(of: aside + $0) != nil }) {
      aside = "\(wanted)-\(number)"
      number += 1
    }
    for part in parts where FileNumber(of: database + part) != nil {
      guard rename(database + part, aside + part) == 0 else {
        throw StoreError(systemError: errno, path: database + part)
      }
    }
    return aside
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
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    let date = Int(parts.tm_year + 1900) * 10_000 + Int(parts.tm_mon + 1) * 100 + Int(parts.tm_mday)
    let clock =
      1_000_000 + Int(parts.tm_hour) * 10_000 + Int(parts.tm_min) * 100
      + Int(parts.tm_sec)
    return "\(date)T\(String(clock).dropFirst())Z"
  }
}
