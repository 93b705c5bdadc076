import MediaModel

/// The facts of files in the database.
struct FactsTable {
  /// How many files' facts are kept; of more, those that were stored first are dropped.
  static let capacity = 200_000

  let connection: Connection

  /// The facts that were stored for a file as it is now, or nil.
  func facts(for key: ProbeKey) throws(StoreError) -> MediaFacts? {
    let found = try connection.first(
      """
      SELECT facts FROM facts WHERE path = ? AND depth = ? AND byte_count = ? AND modified = ?
        AND device = ? AND inode = ? AND reader = ?
      """, values(of: key)
    ) { row in
      row.withBytes(0) { bytes in FactsArchive.facts(in: bytes) }
    }
    return found ?? nil
  }

  /// Stores facts in the place of what was known of the same files.
  func store(
    _ facts: [(key: ProbeKey, facts: MediaFacts)], capacity: Int = capacity
  ) throws(StoreError) {
    for (key, facts) in facts {
      guard let bytes = FactsArchive.bytes(of: facts) else { continue }
      try connection.run(
        """
        REPLACE INTO facts (path, depth, byte_count, modified, device, inode, reader, facts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, values(of: key) + [.blob(bytes)])
    }
    // Numbers are given upwards, so counting them back from the newest needs no count of rows.
    try connection.run(
      "DELETE FROM facts WHERE id <= (SELECT max(id) FROM facts) - ?", [Value(capacity)])
  }

  /// Removes the facts of a file, or of all.
  func remove(path: String?) throws(StoreError) {
    if let path {
      try connection.run("DELETE FROM facts WHERE path = ?", [Value(path)])
    } else {
      try connection.run("DELETE FROM facts")
    }
  }

  private func values(of key: ProbeKey) -> [Value] {
    [
      Value(key.path), Value(key.depth), Value(key.byteCount), Value(key.modified),
      Value(bits: key.device), Value(bits: key.inode), Value(key.reader),
    ]
  }
}
