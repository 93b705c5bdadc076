import CSQLite

/// An open database; owns the `sqlite3` object and its compiled statements.
///
/// Not `Sendable`: one thread at a time.
final class Connection {
  /// How many seconds to wait for the locks of other processes.
  ///
  /// Two hundred processes that all write wait for each other for some seconds; a process that is
  /// stopped with a lock in its hands must not stop the others for good.
  static let patience = 20

  /// What a transaction survives once it is over.
  enum Durability: String {
    /// The end of the process, however it comes; a power failure may take it back.
    case process = "NORMAL"
    /// A power failure as well; the disk is waited for.
    case power = "FULL"
  }

  package let path: String
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  private var durability: Durability?

  /// Opens a database whose file exists; an empty file is an empty database.
  ///
  /// The corresponding C function is `sqlite3_open_v2`.
  init(path: String) throws(StoreError) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      defer { sqlite3_close_v2(opened) }
      throw StoreError(code, of: opened, path: path)
    }
    self.path = path
    handle = opened
    sqlite3_extended_result_codes(opened, 1)
    sqlite3_busy_timeout(opened, Int32(Self.patience * 1000))
    // Emptying the write-ahead log at every end of a process would wait for the disk twice; it is
    // done once the log is long, and before it takes time to read. It also leaves a damaged database
    // as it was found.
    csq_keep_log(opened)
    sqlite3_wal_autocheckpoint(opened, 128)
  }

  deinit {
    statements = [:]
    sqlite3_close_v2(handle)
  }

  /// Runs a statement that gives no rows.
  package func run(_ sql: String, _ values: [Value] = []) throws(StoreError) {
    let statement = try statement(sql, values)
    defer { statement.reset() }
    while try statement.step() {}
  }

  /// What a closure makes of every row.
  func rows<Row>(
    _ sql: String, _ values: [Value] = [], _ body: (Statement) throws(StoreError) -> Row
  ) throws(StoreError) -> [Row] {
    let statement = try statement(sql, values)
    defer { statement.reset() }
    var rows: [Row] = []
    while try statement.step() { rows.append(try body(statement)) }
    return rows
  }

  /// What a closure makes of the first row, or nil when there is none.
  func first<Row>(
    _ sql: String, _ values: [Value] = [], _ body: (Statement) throws(StoreError) -> Row
  ) throws(StoreError) -> Row? {
    let statement = try statement(sql, values)
    defer { statement.reset() }
    return try statement.step() ? try body(statement) : nil
  }

  /// The one integer that a statement gives.
  func integer(_ sql: String, _ values: [Value] = []) throws(StoreError) -> Int64 {
    try first(sql, values) { row in row.integer(0) ?? 0 } ?? 0
  }

  /// The number of the row that was inserted last.
  var lastRowID: Int64 { sqlite3_last_insert_rowid(handle) }

  /// How many rows the last statement changed.
  var changeCount: Int { Int(sqlite3_changes64(handle)) }

  /// Carries out a closure wholly or not at all.
  func transaction<Result>(
    _ durability: Durability, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    if durability != self.durability {
      try run("PRAGMA synchronous = \(durability.rawValue)")
      self.durability = durability
    }
    // The lock is taken at once: one that is wanted only at the first write cannot be waited for.
    try run("BEGIN IMMEDIATE")
    do throws(StoreError) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // Some errors have rolled back already, which makes this one fail.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Moves everything from the write-ahead log into the database, and cuts the log off; while another
  /// process reads, that is left to the next one.
  func emptyLog() throws(StoreError) {
    _ = try first("PRAGMA wal_checkpoint(TRUNCATE)") { row in row.integer(0) }
  }

  /// Moves from the write-ahead log into the database what can be moved without waiting.
  func saveLog() throws(StoreError) {
    _ = try first("PRAGMA wal_checkpoint(PASSIVE)") { row in row.integer(0) }
  }

  private func statement(_ sql: String, _ values: [Value]) throws(StoreError) -> Statement {
    if let statement = statements[sql] {
      try statement.bind(values)
      return statement
    }
    let statement = try Statement(sql, in: handle, path: path)
    statements[sql] = statement
    try statement.bind(values)
    return statement
  }
}
