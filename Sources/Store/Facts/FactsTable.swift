package import MediaModel

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
      try connection.run(
        """
        REPLACE INTO facts (path, depth, byte_count, modified, device, inode, reader, facts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, values(of: key) + [.blob(FactsArchive.bytes(of: facts))])
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

/// A file as it was when it was read, and who read it: the facts of two equal keys are the same.
package struct ProbeKey: Sendable, Hashable {
  /// The absolute path.
  package var path: String
  package var byteCount: Int64
  /// The modification time in nanoseconds since 1970.
  package var modified: Int64
  package var device: UInt64
  package var inode: UInt64
  /// The versions of Preflight and FFmpeg.
  package var reader: String
  package var depth: ProbeDepth

  package init(
    path: String, byteCount: Int64, modified: Int64, device: UInt64, inode: UInt64, reader: String,
    depth: ProbeDepth
  ) {
    self.path = path
    self.byteCount = byteCount
    self.modified = modified
    self.device = device
    self.inode = inode
    self.reader = reader
    self.depth = depth
  }
}
