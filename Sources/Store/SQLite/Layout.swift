/// The tables of the database, version by version.
enum Layout {
  /// What is written into every database of ours, so that no other is taken for one: "PFLT".
  static let applicationID: Int64 = 0x5046_4C54

  /// The version that this library reads and writes.
  static var version: Int64 { Int64(migrations.count) }

  /// The statements that lead from each version to the next, the first from an empty database.
  ///
  /// What was released stays as it is; a change is another file in `Resources/Layout`.
  private static let migrations = EmbeddedLayout.files.map { file in
    file.text.split(separator: ";").map(String.init).filter { $0.contains("CREATE") }
  }

  /// Whether a database has this version; nil when it is newer.
  ///
  /// - Throws: `StoreError` of the kind `damaged` when it is not ours.
  static func isCurrent(_ connection: Connection) throws(StoreError) -> Bool? {
    let version = try connection.integer("PRAGMA user_version")
    let application = try connection.integer("PRAGMA application_id")
    guard application == applicationID || (application == 0 && version == 0) else {
      throw StoreError(.damaged, path: connection.path, detail: "it was not made by Preflight")
    }
    return version > self.version ? nil : version == self.version
  }

  /// Brings a database to this version; nobody else may use it meanwhile.
  static func migrate(_ connection: Connection) throws(StoreError) {
    // Readers go on while somebody writes; stays with the file.
    _ = try connection.first("PRAGMA journal_mode = WAL") { row in row.text(0) }
    try connection.transaction(.power) { () throws(StoreError) in
      let present = Int(try connection.integer("PRAGMA user_version"))
      let tableCount = try connection.integer("SELECT count(*) FROM sqlite_schema")
      guard present > 0 || tableCount == 0 else {
        throw StoreError(.damaged, path: connection.path, detail: "it was not made by Preflight")
      }
      for sql in migrations.dropFirst(present).joined() { try connection.run(sql) }
      if present < version { try RequestTable(connection: connection).giveAllToLastRuns() }
      try connection.run("PRAGMA application_id = \(applicationID)")
      try connection.run("PRAGMA user_version = \(version)")
    }
  }
}
