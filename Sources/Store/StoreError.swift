import CSQLite
import Platform

/// Why something could not be remembered or recalled.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with the store.
  package enum Kind: Sendable, Hashable {
    /// The folder or the database cannot be written.
    case notWritable
    /// The disk is full.
    case full
    /// Other processes kept it locked for too long.
    case busy
    /// The content is damaged.
    case damaged
    case other
  }

  package var kind: Kind
  package var path: String
  /// One sentence without the path.
  package var reason: String

  package init(_ kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  /// Path and reason.
  package var description: String { "\(path): \(reason)" }
}

extension StoreError {
  /// The error for a result code of SQLite.
  init(_ code: Int32, of database: OpaquePointer?, path: String, as kind: Kind? = nil) {
    let systemError = database.map { sqlite3_system_errno($0) } ?? 0
    let message = database.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    self.init(
      kind ?? Self.kind(code, systemError: systemError), path: path,
      detail: message.map { String(cString: $0) } ?? "error \(code)")
  }

  /// The error for an error number of the system.
  init(systemError number: Int32, path: String) {
    self.init(
      Self.kind(systemError: number) ?? .notWritable, path: path,
      detail: strerror(number).map { String(cString: $0) } ?? "error \(number)")
  }

  /// The error of a kind, with what is known besides.
  init(_ kind: Kind, path: String, detail: String) {
    let reason =
      switch kind {
      case .notWritable: "cannot be opened for writing: \(detail)."
      case .full: "the disk is full."
      case .busy: "other processes kept it locked for more than \(Connection.patience) seconds."
      case .damaged: "is damaged: \(detail)."
      case .other: "cannot be used: \(detail)."
      }
    self.init(kind, path: path, reason: reason)
  }

  private static func kind(_ code: Int32, systemError: Int32) -> Kind {
    switch code & 0xFF {
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: .damaged
    case SQLITE_FULL: .full
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
      kind(systemError: systemError) ?? .notWritable
    // SQLite says so when the file ends before its own header says.
    case SQLITE_IOERR where code == SQLITE_IOERR | (2 << 8): .damaged
    case SQLITE_IOERR: kind(systemError: systemError) ?? .other
    default: .other
    }
  }

  private static func kind(systemError: Int32) -> Kind? {
    switch systemError {
    case ENOSPC, EDQUOT, EFBIG: .full
    case EROFS, EACCES, EPERM, ENOTDIR, ENOENT: .notWritable
    default: nil
    }
  }
}
