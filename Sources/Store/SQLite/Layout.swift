/// The tables of the database, version by version.
enum Layout {
  /// What is written into every database of ours, so that no other is taken for one: "PFLT".
  static let applicationID: Int64 = 0x5046_4C54

  /// The version that this library reads and writes.
  static var version: Int64 { Int64(migrations.count) }

  /// The statements that lead from each version to the next, the first from an empty database.
  ///
  /// What was released stays as it is; a change is another element.
  static let migrations: [[String]] = [version1, version2]

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
      try connection.run("PRAGMA application_id = \(applicationID)")
      try connection.run("PRAGMA user_version = \(version)")
    }
  }
}

extension Layout {
  /// The first layout.
  ///
  /// It can be read with any program for SQLite: times are seconds since 1970, exact fractions are
  /// texts such as `30000/1001`, and lists are texts with an element a line.
  static let version1 = [
    // The numbers of rows grow as facts are stored, so the smallest is the oldest.
    """
    CREATE TABLE facts (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,
      depth TEXT NOT NULL,
      byte_count INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      device INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      reader TEXT NOT NULL,
      facts BLOB NOT NULL,
      UNIQUE (path, depth))
    """,
    """
    CREATE TABLE learned_limits (
      id INTEGER PRIMARY KEY,
      profile TEXT NOT NULL,
      roles TEXT NOT NULL,
      quantity TEXT NOT NULL,
      name TEXT NOT NULL,
      bounds TEXT NOT NULL,
      scope TEXT NOT NULL,
      transport TEXT NOT NULL,
      confidence TEXT NOT NULL,
      code TEXT,
      sent TEXT,
      learned_at INTEGER NOT NULL,
      confirmed_at INTEGER NOT NULL,
      confirmations INTEGER NOT NULL,
      contradictions INTEGER NOT NULL,
      UNIQUE (profile, roles, quantity, name, bounds, scope, transport))
    """,
    // A number is never given twice, also after its entry was deleted.
    """
    CREATE TABLE entries (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      time INTEGER NOT NULL,
      profile TEXT NOT NULL,
      verdict TEXT NOT NULL,
      cost TEXT,
      currency TEXT,
      stage TEXT,
      command TEXT,
      fingerprint TEXT,
      exit_code INTEGER,
      signal INTEGER,
      milliseconds INTEGER,
      process INTEGER,
      stop_reason TEXT,
      state TEXT,
      status INTEGER,
      may_retry INTEGER,
      is_charged INTEGER)
    """,
    """
    CREATE TABLE entry_inputs (
      entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT,
      path TEXT NOT NULL,
      content_hash TEXT,
      byte_count INTEGER NOT NULL,
      kind TEXT NOT NULL,
      format TEXT,
      video_codec TEXT,
      audio_codec TEXT,
      width INTEGER,
      height INTEGER,
      duration TEXT,
      frame_rate TEXT,
      frame_count INTEGER,
      PRIMARY KEY (entry, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE entry_settings (
      entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (entry, name)) WITHOUT ROWID
    """,
    """
    CREATE TABLE entry_findings (
      entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      severity TEXT NOT NULL,
      role TEXT,
      message TEXT NOT NULL,
      PRIMARY KEY (entry, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE entry_jobs (
      entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      id TEXT NOT NULL,
      PRIMARY KEY (entry, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE entry_rejections (
      entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
      position INTEGER NOT NULL,
      provider TEXT,
      code TEXT,
      status INTEGER,
      field TEXT NOT NULL,
      message TEXT,
      PRIMARY KEY (entry, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE entry_bounds (
      entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
      rejection INTEGER NOT NULL,
      position INTEGER NOT NULL,
      quantity TEXT NOT NULL,
      bounds TEXT NOT NULL,
      media_type TEXT,
      sent TEXT,
      confidence TEXT NOT NULL,
      PRIMARY KEY (entry, rejection, position)) WITHOUT ROWID
    """,
    "CREATE INDEX entries_by_time ON entries (time)",
    "CREATE INDEX entries_by_profile ON entries (profile)",
    "CREATE INDEX entries_by_fingerprint ON entries (fingerprint) WHERE fingerprint IS NOT NULL",
    "CREATE INDEX inputs_by_path ON entry_inputs (path)",
    """
    CREATE INDEX inputs_by_content ON entry_inputs (content_hash)
      WHERE content_hash IS NOT NULL
    """,
  ]
}

extension Layout {
  /// What was made of files, so that a batch passes over what is done.
  ///
  /// A target is what the command was told to write: a file, or a folder for several stills.
  static let version2 = [
    // The numbers of rows grow as results are stored, so the smallest is the oldest.
    """
    CREATE TABLE made (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      target TEXT NOT NULL,
      byte_count INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      recipe TEXT NOT NULL,
      UNIQUE (source, target))
    """,
    """
    CREATE TABLE made_files (
      made INTEGER NOT NULL REFERENCES made ON DELETE CASCADE,
      path TEXT NOT NULL,
      byte_count INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      PRIMARY KEY (made, path)) WITHOUT ROWID
    """,
    "CREATE INDEX made_files_by_path ON made_files (path)",
  ]
}
