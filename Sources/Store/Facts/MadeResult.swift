/// What was made of one file, how, and what shows whether either has changed since.
package struct MadeResult: Sendable, Hashable {
  /// A file as it was at a moment.
  package struct File: Sendable, Hashable {
    /// The absolute path.
    package var path: String
    package var byteCount: Int64
    /// The modification time in nanoseconds since 1970.
    package var modified: Int64

    package init(path: String, byteCount: Int64, modified: Int64) {
      self.path = path
      self.byteCount = byteCount
      self.modified = modified
    }
  }

  /// The file from which it was made.
  package var source: File
  /// The absolute path that was named for the result: a file, or a folder for several.
  package var target: String
  /// A sum over everything that decides how results look, besides the source.
  package var recipe: String
  /// What was made.
  package var files: [File]

  package init(source: File, target: String, recipe: String, files: [File]) {
    self.source = source
    self.target = target
    self.recipe = recipe
    self.files = files
  }
}

/// What was made of files, in the database.
struct MadeTable {
  /// How many results are kept; of more, those that were stored first are dropped.
  static let capacity = 500_000

  let connection: Connection

  /// What was made of a file for a target last, or nil.
  func result(of source: String, target: String) throws(StoreError) -> MadeResult? {
    let found = try connection.first(
      "SELECT id, byte_count, modified, recipe FROM made WHERE source = ? AND target = ?",
      [Value(source), Value(target)]
    ) { row in
      let file = MadeResult.File(
        path: source, byteCount: row.integer(1) ?? 0, modified: row.integer(2) ?? 0)
      return (
        row.integer(0) ?? 0,
        MadeResult(source: file, target: target, recipe: row.text(3) ?? "", files: [])
      )
    }
    guard let (id, head) = found else { return nil }
    var result = head
    result.files = try connection.rows(
      "SELECT path, byte_count, modified FROM made_files WHERE made = ? ORDER BY path",
      [Value(id)],
      Self.file)
    return result
  }

  /// The file that was made under a path last, or nil.
  func file(at path: String) throws(StoreError) -> MadeResult.File? {
    try connection.first(
      """
      SELECT path, byte_count, modified FROM made_files WHERE path = ? ORDER BY made DESC LIMIT 1
      """, [Value(path)], Self.file)
  }

  /// Stores a result in the place of what was made of the same file for the same target, and of
  /// whatever had its paths.
  func store(_ result: MadeResult, capacity: Int = capacity) throws(StoreError) {
    try connection.run(
      "DELETE FROM made WHERE source = ? AND target = ?",
      [Value(result.source.path), Value(result.target)])
    for file in result.files {
      try connection.run("DELETE FROM made_files WHERE path = ?", [Value(file.path)])
    }
    try connection.run(
      "INSERT INTO made (source, target, byte_count, modified, recipe) VALUES (?, ?, ?, ?, ?)",
      [
        Value(result.source.path), Value(result.target), Value(result.source.byteCount),
        Value(result.source.modified), Value(result.recipe),
      ])
    let id = try connection.integer("SELECT last_insert_rowid()")
    for file in result.files {
      try connection.run(
        "REPLACE INTO made_files (made, path, byte_count, modified) VALUES (?, ?, ?, ?)",
        [Value(id), Value(file.path), Value(file.byteCount), Value(file.modified)])
    }
    // Numbers are given upwards, so counting them back from the newest needs no count of rows.
    try connection.run("DELETE FROM made WHERE id <= ? - ?", [Value(id), Value(capacity)])
  }

  /// Removes what was made of a file, and what was made under its path; or everything.
  func remove(path: String?) throws(StoreError) {
    guard let path else { return try connection.run("DELETE FROM made") }
    try connection.run(
      """
      DELETE FROM made WHERE source = ?1 OR target = ?1
        OR id IN (SELECT made FROM made_files WHERE path = ?1)
      """, [Value(path)])
  }

  private static func file(_ row: Statement) -> MadeResult.File {
    MadeResult.File(
      path: row.text(0) ?? "", byteCount: row.integer(1) ?? 0, modified: row.integer(2) ?? 0)
  }
}
