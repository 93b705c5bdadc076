import Preflight
package import ProviderAnswers
import System

/// What is remembered of earlier runs of a request.
package struct EarlierRuns: Sendable, Hashable {
  /// Those whose command started, the one that has the request first, then from new to old.
  package var runs: [HistoryEntry]
  /// When runs became unreadable, one of which may have been the last of this request, in seconds
  /// since 1970; nil when none did.
  package var lostAt: Int64?

  package init(runs: [HistoryEntry] = [], lostAt: Int64? = nil) {
    self.runs = runs
    self.lostAt = lostAt
  }
}

/// Which run has which request.
struct RequestTable {
  /// How many earlier runs are of interest: as many as make the longest wait.
  private static let runCount = 20
  /// The tables that decide whether a request is run.
  private static let tables = [
    "entries", "requests", "losses", "entry_jobs", "entry_rejections", "entry_bounds",
  ]

  let connection: Connection

  /// The earlier runs of a request.
  ///
  /// - Throws: `StoreError` also when the last of them makes no sense.
  func earlierRuns(of fingerprint: String) throws(StoreError) -> EarlierRuns {
    let filter = HistoryFilter(
      kind: .startedRuns, fingerprint: fingerprint, maximumCount: Self.runCount)
    let reader = EntryReader(connection: connection)
    var runs = try reader.entries(filter, newestFirstBy: .number)
    let holder = try holder(of: fingerprint)
    if let holder, runs.first?.id != holder {
      guard let entry = try reader.entry(holder), entry.run != nil else {
        throw StoreError(
          .other, path: connection.path, detail: "the last run of this request makes no sense")
      }
      runs = [entry] + runs.filter { $0.id != holder }
    }
    let lostAt = try connection.first(
      "SELECT max(time) FROM losses WHERE last_entry >= ?", [Value(holder ?? 0)]
    ) { row in row.integer(0) }
    return EarlierRuns(runs: runs, lostAt: lostAt ?? nil)
  }

  /// Gives a request to a run.
  func give(_ fingerprint: String, to run: Int64) throws(StoreError) {
    try connection.run(
      "INSERT OR REPLACE INTO requests VALUES (?, ?)", [Value(fingerprint), Value(run)])
  }

  /// Takes its request from a run that did not start after all, and gives it back to the last one
  /// that did.
  func release(_ fingerprint: String, from run: Int64) throws(StoreError) {
    try connection.run(
      "DELETE FROM requests WHERE fingerprint = ? AND run = ?", [Value(fingerprint), Value(run)])
    guard connection.changeCount > 0 else { return }
    try giveToLastRuns(where: "fingerprint = ?", [Value(fingerprint)])
  }

  /// Gives every request to its last run, for entries that came from elsewhere.
  func giveAllToLastRuns() throws(StoreError) { try giveToLastRuns(where: "fingerprint <> ''", []) }

  /// Notes that runs may be missing from now on.
  func noteLoss() throws(StoreError) {
    try connection.run(
      "INSERT INTO losses SELECT ?, coalesce(max(id), 0) FROM entries",
      [Value(SystemClock.now)])
  }

  /// Makes sure that what decides whether a request is run is undamaged: SQLite itself notices a
  /// broken index only by chance.
  ///
  /// - Throws: `StoreError` of the kind `damaged` when it is not.
  func checkIntegrity() throws(StoreError) {
    for table in Self.tables {
      let result = try connection.first("PRAGMA integrity_check(\(table))") { row in row.text(0) }
      guard result == "ok" else {
        let line = (result ?? nil)?.split(separator: "\n").first.map(String.init)
        throw StoreError(.damaged, path: connection.path, detail: line ?? table)
      }
    }
  }

  /// The run that has a request; where that was removed from the history, the last one before it.
  private func holder(of fingerprint: String) throws(StoreError) -> Int64? {
    let holder = try connection.first(
      "SELECT run FROM requests WHERE fingerprint = ?", [Value(fingerprint)]
    ) { row in row.integer(0) }
    if let holder { return holder }
    return try connection.first(
      "SELECT max(id) FROM entries WHERE fingerprint = ? AND stage <> 'stopped'",
      [Value(fingerprint)]
    ) { row in row.integer(0) } ?? nil
  }

  private func giveToLastRuns(where condition: String, _ values: [Value]) throws(StoreError) {
    try connection.run(
      """
      INSERT OR REPLACE INTO requests SELECT fingerprint, max(id) FROM entries
      WHERE stage <> 'stopped' AND \(condition) GROUP BY fingerprint
      """, values)
  }
}
