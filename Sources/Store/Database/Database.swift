/// The database of a folder, whichever file that is at the moment.
///
/// A damaged file is put aside and another takes its place while other processes work, so each use
/// first makes sure that the file is still the one that stands there. Not `Sendable`: one thread at a
/// time.
final class Database {
  private let folder: StoreFolder
  private let lock: FileLock
  private var open: (connection: Connection, file: FileNumber)?
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
    try mending { () throws(StoreError) in
      // What is read from a file that is being put aside does no harm.
      if let open, open.file == FileNumber(of: open.connection.path) {
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
    try mending { () throws(StoreError) in
      try use { connection throws(StoreError) in
        try connection.transaction(durability) { () throws(StoreError) in try body(connection) }
      }
    }
  }

  private func mending<Result>(
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
    if let open, FileNumber(of: open.connection.path) == open.file { return open.connection }
    open = nil
    for path in [folder.database, folder.ownDatabase] {
      guard let file = FileNumber(of: path) else { return nil }
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
    try PrivateFile.make(path)
    let connection = try connect(to: path)
    try Layout.migrate(connection)
    guard let file = FileNumber(of: path) else {
      throw StoreError(.other, path: path, reason: "was removed while it was made.")
    }
    open = (connection, file)
    return connection
  }

  private func isNewer(_ path: String) throws(StoreError) -> Bool {
    guard FileNumber(of: path) != nil else { return false }
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
    let count = Salvage(from: aside).carryOver(into: try readyConnection())
    let rest = count == 0 ? "a new one was begun" : "what could be read of it was kept"
    notice = """
      The memory at \(damage.path) \(damage.reason.dropLast()); it now lies at \(aside), and \(rest).
      """
  }

  /// Whether the file that stands there now is the one that showed damage.
  private func isStillDamaged(_ damage: StoreError) throws(StoreError) -> Bool {
    if let seen = open?.file {
      open = nil
      return FileNumber(of: damage.path) == seen
    }
    do throws(StoreError) {
      _ = try currentConnection()
      return false
    } catch {
      guard error.kind == .damaged else { throw error }
      return true
    }
  }
}
