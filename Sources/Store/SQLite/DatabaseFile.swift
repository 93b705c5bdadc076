import System

/// The database of a folder, whichever file that is at the moment.
///
/// A damaged file is put aside and another takes its place while other processes work, so each use
/// first makes sure that the file is still the one that stands there. Not `Sendable`: one thread at a
/// time.
final class DatabaseFile {
  private let folder: StoreFolder
  private let lock: FileLock
  private var open: (connection: Connection, file: FileIdentity)?
  /// What the user should know, one sentence, or nil.
  private(set) var notice: String?

  init(_ folder: StoreFolder) throws(StoreError) {
    self.folder = folder
    lock = try FileLock(path: folder.lock)
    _ = try read { connection throws(StoreError) in connection.path }
  }

  /// Lets a closure read the database; where that shows damage, once more with a new one.
  func read<Result>(
    _ body: (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try replacingDamage { () throws(StoreError) in
      // What is read from a file that is being put aside does no harm.
      if let open, open.file == FileIdentity(of: open.connection.path) {
        return try body(open.connection)
      }
      return try use(body)
    }
  }

  /// Lets a closure change the database wholly or not at all; where that shows damage, once more with
  /// a new one.
  func change<Result>(
    _ durability: Connection.Durability, _ body: (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try replacingDamage { () throws(StoreError) in
      try use { connection throws(StoreError) in
        try connection.transaction(durability) { () throws(StoreError) in try body(connection) }
      }
    }
  }

  private func replacingDamage<Result>(
    _ work: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    do throws(StoreError) {
      return try work()
    } catch {
      guard error.kind == .damaged else { throw error }
      try lock.hold(.alone) { () throws(StoreError) in try replace(error) }
      return try work()
    }
  }

  private func use<Result>(
    _ body: (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    // Held until the end: what is written must not go into a file that is being put aside.
    let result = try lock.hold(.shared) { () throws(StoreError) -> Result? in
      guard let connection = try currentConnection() else { return nil }
      return try body(connection)
    }
    if let result { return result }
    return try lock.hold(.alone) { () throws(StoreError) in try body(readyConnection()) }
  }

  /// The connection to the file that stands there now, or nil when it has to be made or migrated.
  private func currentConnection() throws(StoreError) -> Connection? {
    if let open, FileIdentity(of: open.connection.path) == open.file { return open.connection }
    open = nil
    for path in [folder.database, folder.ownDatabase] {
      guard let file = FileIdentity(of: path) else { return nil }
      let connection = try connect(to: path)
      guard let isCurrent = try Layout.isCurrent(connection) else { continue }
      guard isCurrent else { return nil }
      open = (connection, file)
      return connection
    }
    return nil
  }

  /// The connection to a file of this layout, made or migrated when it is not there yet; the lock has
  /// to be held alone.
  private func readyConnection() throws(StoreError) -> Connection {
    if let connection = try currentConnection() { return connection }
    let path = try isNewer(folder.database) ? folder.ownDatabase : folder.database
    if path == folder.ownDatabase {
      notice = """
        The memory at \(folder.database) was made by a newer Preflight and stays as it is; this \
        version keeps its own at \(path).
        """
      // Only somebody who changes versions by hand gets here.
      if try isNewer(path) { _ = try StoreFolder.setAside(path) }
    }
    let isNewerBeside = path == folder.ownDatabase && FileIdentity(of: path) == nil
    let isEmptied = StoreFolder.isEmptied(path)
    try PrivateFile.make(path)
    let connection = try connect(to: path)
    try Layout.migrate(connection)
    // Whether a request was run may stand where it cannot be read, or not any more.
    if isNewerBeside || isEmptied { try noteLoss(in: connection) }
    guard let file = FileIdentity(of: path) else {
      throw StoreError(.other, path: path, reason: "was removed while it was made.")
    }
    open = (connection, file)
    return connection
  }

  private func isNewer(_ path: String) throws(StoreError) -> Bool {
    guard FileIdentity(of: path) != nil else { return false }
    return try Layout.isCurrent(try connect(to: path)) == nil
  }

  private func connect(to path: String) throws(StoreError) -> Connection {
    for part in StoreFolder.parts { PrivateFile.protect(path + part) }
    let connection = try Connection(path: path)
    try connection.run("PRAGMA foreign_keys = ON")
    try connection.run("PRAGMA secure_delete = ON")
    return connection
  }

  /// Puts a damaged file aside, unless another process has done so, and begins a new one with what can
  /// still be read; the lock has to be held alone.
  private func replace(_ damage: StoreError) throws(StoreError) {
    guard try isStillDamaged(damage) else { return }
    let aside = try StoreFolder.setAside(damage.path)
    let new = try readyConnection()
    let result = Salvage(path: aside).carryOver(into: new)
    if !result.hasAllRuns { try noteLoss(in: new) }
    let rest = result.count == 0 ? "a new one was begun" : "what could be read of it was kept"
    notice = """
      The memory at \(damage.path) \(damage.reason.dropLast()); it now lies at \(aside), and \(rest).
      """
  }

  private func noteLoss(in connection: Connection) throws(StoreError) {
    try connection.transaction(.power) { () throws(StoreError) in
      try RequestTable(connection: connection).noteLoss()
    }
  }

  /// Whether the file that stands there now is the one that showed damage.
  private func isStillDamaged(_ damage: StoreError) throws(StoreError) -> Bool {
    if let seen = open?.file {
      open = nil
      return FileIdentity(of: damage.path) == seen
    }
    do throws(StoreError) {
      // What is not ours shows when it is to be made ours.
      _ = try readyConnection()
      return false
    } catch {
      guard error.kind == .damaged else { throw error }
      return true
    }
  }
}

/// What can still be read of a damaged database, without the facts of files, which are read again, and
/// what was made of them, which can be made again.
struct Salvage {
  private static let learned = "learned_limits"
  private static let entries = "entries"
  private static let parts = [
    "entry_inputs", "entry_settings", "entry_findings", "entry_jobs", "entry_rejections",
    "entry_bounds",
  ]

  let path: String

  /// What could be read.
  struct Result {
    /// How many limits and entries there were.
    var count = 0
    /// Whether no run can be missing.
    var hasAllRuns = false
  }

  /// Copies every row that can be read.
  func carryOver(into new: Connection) -> Result {
    guard let old = try? Connection(path: path), isReadable(old) else { return Result() }
    let isSound = hasSoundRuns(old)
    // Rows are copied in whatever order they are found; those without their entry go in the end.
    try? new.run("PRAGMA foreign_keys = OFF")
    defer { try? new.run("PRAGMA foreign_keys = ON") }
    let count = try? new.transaction(.power) { () throws(StoreError) -> Int in
      var count = 0
      for table in [Self.learned, Self.entries] { count += try copy(table, from: old, to: new) }
      for table in Self.parts {
        _ = try copy(table, from: old, to: new)
        try new.run("DELETE FROM \(table) WHERE entry NOT IN (SELECT id FROM entries)")
      }
      // Databases of earlier versions have no such table.
      _ = try? copy("losses", from: old, to: new)
      try RequestTable(connection: new).giveAllToLastRuns()
      return count
    }
    return Result(count: count ?? 0, hasAllRuns: count != nil && isSound)
  }

  /// Whether all that decides on runs can be read, and nothing of it is missing.
  private func hasSoundRuns(_ database: Connection) -> Bool {
    let version = (try? database.integer("PRAGMA user_version")) ?? 0
    guard version == Layout.version else { return false }
    do throws(StoreError) {
      try RequestTable(connection: database).checkIntegrity()
      return true
    } catch {
      return false
    }
  }

  /// Whether a database has the tables as this version knows them; earlier ones had the same columns.
  private func isReadable(_ database: Connection) -> Bool {
    guard let isCurrent = try? Layout.isCurrent(database) else { return false }
    return isCurrent || ((try? database.integer("PRAGMA user_version")) ?? 0) > 0
  }

  /// Copies a table from both ends, so that a page that cannot be read hides little besides itself.
  private func copy(
    _ table: String, from old: Connection, to new: Connection
  ) throws(StoreError) -> Int {
    let order = Self.parts.contains(table) ? "entry" : table == "losses" ? "time" : "id"
    let before = try new.integer("SELECT count(*) FROM \(table)")
    for direction in ["ASC", "DESC"] {
      var failure: StoreError?
      do throws(StoreError) {
        _ = try old.rows("SELECT * FROM \(table) ORDER BY \(order) \(direction)") {
          (row) throws(StoreError) in
          let values = row.values
          let marks = values.map { _ in "?" }.joined(separator: ", ")
          do throws(StoreError) {
            try new.run("INSERT OR IGNORE INTO \(table) VALUES (\(marks))", values)
          } catch {
            failure = error
            throw error
          }
        }
        break
      } catch {
        if let failure { throw failure }
      }
    }
    return Int(try new.integer("SELECT count(*) FROM \(table)") - before)
  }
}
