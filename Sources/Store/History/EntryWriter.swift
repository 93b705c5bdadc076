import Preflight
import ProviderAnswers

/// Writes checks and runs into the database.
struct EntryWriter {
  /// How many of the newest entries are kept before checks are dropped; runs are never dropped.
  static let capacity = 100_000

  let connection: Connection

  /// Stores an entry and gives its number.
  func add(_ entry: HistoryEntry) throws(StoreError) -> Int64 {
    try connection.run(
      "INSERT INTO entries (time, profile, verdict, cost, currency) VALUES (?, ?, ?, ?, ?)",
      [
        Value(entry.time), Value(entry.profileID), Value(entry.verdict),
        Value(entry.cost.amount?.stored), Value(entry.cost.currency),
      ])
    let id = connection.lastRowID
    for (position, input) in entry.inputs.enumerated() { try add(input, at: position, of: id) }
    for (name, value) in entry.settings {
      try connection.run(
        "INSERT INTO entry_settings VALUES (?, ?, ?)", [Value(id), Value(name), Value(value)])
    }
    for (position, finding) in entry.findings.enumerated() {
      try connection.run(
        "INSERT INTO entry_findings VALUES (?, ?, ?, ?, ?, ?)",
        [
          Value(id), Value(position), Value(finding.id), Value(finding.severity),
          Value(finding.role), Value(finding.message),
        ])
    }
    if let run = entry.run { try set(run, of: id) }
    return id
  }

  /// Puts what came of a run in the place of what was known of it.
  func replace(_ run: RunRecord, of id: Int64) throws(StoreError) {
    for table in ["entry_jobs", "entry_rejections", "entry_bounds"] {
      try connection.run("DELETE FROM \(table) WHERE entry = ?", [Value(id)])
    }
    try set(run, of: id)
    if run.stage == .stopped {
      try RequestTable(connection: connection).release(run.fingerprint, from: id)
    }
  }

  /// Removes the entries that a filter lets through, and gives how many there were.
  func remove(_ filter: HistoryFilter) throws(StoreError) -> Int {
    let condition = filter.condition
    try connection.run(
      """
      DELETE FROM entries WHERE id IN (
        SELECT id FROM entries \(condition.sql) ORDER BY time DESC, id DESC LIMIT ?)
      """, condition.values + [Value(filter.maximumCount ?? -1)])
    return connection.changeCount
  }

  /// Drops the oldest checks once there are more than enough entries.
  func trim(to capacity: Int = capacity) throws(StoreError) {
    try connection.run(
      "DELETE FROM entries WHERE stage IS NULL AND id <= (SELECT max(id) FROM entries) - ?",
      [Value(capacity)])
  }

  private func add(_ input: MediaRecord, at position: Int, of id: Int64) throws(StoreError) {
    try connection.run(
      "INSERT INTO entry_inputs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        Value(id), Value(position), Value(input.role), Value(input.path),
        Value(input.contentHash), Value(input.byteCount), Value(input.kind), Value(input.format),
        Value(input.videoCodec), Value(input.audioCodec), Value(input.displaySize?.width),
        Value(input.displaySize?.height), Value(input.duration?.stored),
        Value(input.frameRate?.stored), Value(input.frameCount),
      ])
  }

  private func set(_ run: RunRecord, of id: Int64) throws(StoreError) {
    try connection.run(
      """
      UPDATE entries SET stage = ?, command = ?, fingerprint = ?, exit_code = ?, signal = ?,
        milliseconds = ?, process = ?, stop_reason = ?, state = ?, status = ?, may_retry = ?,
        is_charged = ? WHERE id = ?
      """,
      [
        Value(run.stage), Value(run.command), Value(run.fingerprint), Value(run.exitCode),
        Value(run.signal), Value(run.milliseconds), Value(run.processID), Value(run.stopReason),
        Value(run.answer.state), Value(run.answer.status), Value(run.answer.mayRetry),
        Value(run.answer.isCharged), Value(id),
      ])
    guard connection.changeCount > 0 else { return }
    for (position, job) in run.answer.jobs.enumerated() {
      try connection.run(
        "INSERT INTO entry_jobs VALUES (?, ?, ?, ?)",
        [Value(id), Value(position), Value(job.name), Value(job.id)])
    }
    for (position, rejection) in run.answer.rejections.enumerated() {
      try add(rejection, at: position, of: id)
    }
  }

  private func add(_ rejection: Rejection, at number: Int, of id: Int64) throws(StoreError) {
    try connection.run(
      "INSERT INTO entry_rejections VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        Value(id), Value(number), Value(rejection.provider), Value(rejection.code),
        Value(rejection.status), Value(Lines.text(of: rejection.field)), Value(rejection.message),
      ])
    for (position, bound) in rejection.bounds.enumerated() {
      try connection.run(
        "INSERT INTO entry_bounds VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          Value(id), Value(number), Value(position), Value(bound.quantity),
          Value(bound.bounds.stored), Value(bound.mediaType), Value(bound.sent?.stored),
          Value(bound.confidence),
        ])
    }
  }
}
