/// What can still be read of a damaged database, without the facts of files, which are read again, and
/// what was made of them, which can be made again.
struct Salvage {
  private static let learned = "learned_limits"
  private static let entries = "entries"
  private static let parts = [
    "entry_inputs", "entry_settings", "entry_findings", "entry_jobs", "entry_rejections",
    "entry_bounds",
  ]

  private let path: String

  /// A salvage of a database that was set aside.
  init(from path: String) { self.path = path }

  /// Copies every row that can be read.
  ///
  /// - Returns: How many limits and entries there were; 0 when nothing could be read.
  func carryOver(into new: Connection) -> Int {
    guard let old = try? Connection(path: path), isReadable(old) else { return 0 }
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
      return count
    }
    return count ?? 0
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
    let order = table == Self.learned || table == Self.entries ? "id" : "entry"
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
