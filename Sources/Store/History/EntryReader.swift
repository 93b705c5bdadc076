import Preflight
import ProviderAnswers

/// Reads checks and runs from the database.
struct EntryReader {
  private static let columns = """
    id, time, profile, verdict, cost, currency, stage, command, fingerprint, exit_code, signal, \
    milliseconds, process, stop_reason, state, status, may_retry, is_charged
    """

  let connection: Connection

  /// By what the newest entry is told.
  enum Order: String {
    /// By the clock, as people read a history.
    case time = "time DESC, id DESC"
    /// By the number, which no clock that is set back changes.
    case number = "id DESC"
  }

  /// The entries that a filter lets through, newest first.
  func entries(
    _ filter: HistoryFilter, newestFirstBy order: Order = .time
  ) throws(StoreError) -> [HistoryEntry] {
    let condition = filter.condition
    let limit = Value(filter.maximumCount ?? -1)
    return try complete(
      connection.rows(
        """
        SELECT \(Self.columns) FROM entries \(condition.sql)
        ORDER BY \(order.rawValue) LIMIT ?
        """, condition.values + [limit], HistoryEntry.init(row:)))
  }

  /// The entry of a number, or nil.
  func entry(_ id: Int64) throws(StoreError) -> HistoryEntry? {
    try complete(
      connection.rows(
        "SELECT \(Self.columns) FROM entries WHERE id = ?", [Value(id)], HistoryEntry.init(row:))
    ).first
  }

  /// Adds to entries what lies in the other tables.
  private func complete(_ entries: [HistoryEntry?]) throws(StoreError) -> [HistoryEntry] {
    var complete: [HistoryEntry] = []
    for case var entry? in entries {
      let id = [Value(entry.id)]
      entry.inputs = try inputs(id)
      for (name, value) in try settings(id) { entry.settings[name] = value }
      entry.findings = try findings(id)
      if entry.run != nil {
        entry.run?.answer.jobs = try jobs(id)
        entry.run?.answer.rejections = try RejectionReader(connection: connection).rejections(id)
      }
      complete.append(entry)
    }
    return complete
  }

  private func inputs(_ id: [Value]) throws(StoreError) -> [MediaRecord] {
    try connection.rows(
      """
      SELECT role, path, content_hash, byte_count, kind, format, video_codec, audio_codec, width,
        height, duration, frame_rate, frame_count
      FROM entry_inputs WHERE entry = ? ORDER BY position
      """, id, MediaRecord.init(row:)
    ).compactMap(\.self)
  }

  private func settings(_ id: [Value]) throws(StoreError) -> [(String, String)] {
    try connection.rows("SELECT name, value FROM entry_settings WHERE entry = ?", id) { row in
      (row.text(0) ?? "", row.text(1) ?? "")
    }
  }

  private func findings(_ id: [Value]) throws(StoreError) -> [FindingRecord] {
    try connection.rows(
      """
      SELECT id, severity, role, message FROM entry_findings WHERE entry = ? ORDER BY position
      """, id
    ) { row -> FindingRecord? in
      guard let id = row.text(0), let severity = row.text(1).flatMap(Severity.init(rawValue:))
      else { return nil }
      return FindingRecord(
        id: id, severity: severity, role: row.text(2), message: row.text(3) ?? "")
    }.compactMap(\.self)
  }

  private func jobs(_ id: [Value]) throws(StoreError) -> [JobReference] {
    try connection.rows(
      "SELECT name, id FROM entry_jobs WHERE entry = ? ORDER BY position", id
    ) { row in
      JobReference(name: row.text(0) ?? "", id: row.text(1) ?? "")
    }
  }
}

extension HistoryEntry {
  /// The entry in a row, or nil when it makes no sense.
  fileprivate init?(row: Statement) {
    guard let time = row.integer(1), let profileID = row.text(2),
      let verdict = row.text(3).flatMap(Verdict.init(rawValue:))
    else { return nil }
    self.init(
      id: row.integer(0), time: time, profileID: profileID, verdict: verdict,
      cost: CostRecord(
        amount: row.text(4).flatMap(Rational.init(stored:)), currency: row.text(5)),
      run: RunRecord(row: row))
  }
}

extension RunRecord {
  /// The run in a row, or nil when it is a check.
  fileprivate init?(row: Statement) {
    guard let stage = row.text(6).flatMap(Stage.init(rawValue:)) else { return nil }
    self.init(
      stage: stage, command: row.text(7) ?? "", fingerprint: row.text(8) ?? "",
      exitCode: row.integer(9).flatMap(Int32.init(exactly:)),
      signal: row.integer(10).flatMap(Int32.init(exactly:)), milliseconds: row.integer(11),
      processID: row.integer(12).flatMap(Int32.init(exactly:)), stopReason: row.text(13),
      answer: ProviderAnswer(
        state: row.text(14).flatMap(JobState.init(rawValue:)),
        status: row.integer(15).flatMap { Int(exactly: $0) },
        mayRetry: row.integer(16).map { $0 != 0 }, isCharged: row.integer(17).map { $0 != 0 }))
  }
}

extension MediaRecord {
  /// The file in a row, or nil when it makes no sense.
  fileprivate init?(row: Statement) {
    guard let path = row.text(1), let byteCount = row.integer(3),
      let kind = row.text(4).flatMap(MediaKind.init(rawValue:))
    else { return nil }
    let size = row.integer(8).flatMap { width in
      row.integer(9).flatMap { PixelSize(width: Int(width), height: Int($0)) }
    }
    self.init(
      role: row.text(0), path: path, contentHash: row.text(2), byteCount: byteCount, kind: kind,
      format: row.text(5), videoCodec: row.text(6), audioCodec: row.text(7), displaySize: size,
      duration: row.text(10).flatMap(Rational.init(stored:)),
      frameRate: row.text(11).flatMap(Rational.init(stored:)), frameCount: row.integer(12))
  }
}

/// Reads from the database what providers said against requests.
struct RejectionReader {
  let connection: Connection

  /// The rejections of an entry, in their order.
  func rejections(_ id: [Value]) throws(StoreError) -> [Rejection] {
    let bounds = try bounds(id)
    return try connection.rows(
      """
      SELECT position, provider, code, status, field, message FROM entry_rejections
      WHERE entry = ? ORDER BY position
      """, id
    ) { row in
      let position = row.integer(0)
      return Rejection(
        provider: row.text(1), code: row.text(2), status: row.integer(3).map { Int($0) },
        field: Lines.elements(of: row.text(4) ?? ""), message: row.text(5),
        bounds: bounds.filter { $0.0 == position }.map(\.1))
    }
  }

  /// The stated limits of an entry, each with the position of its rejection.
  private func bounds(_ id: [Value]) throws(StoreError) -> [(Int64?, StatedBound)] {
    try connection.rows(
      """
      SELECT rejection, quantity, bounds, media_type, sent, confidence FROM entry_bounds
      WHERE entry = ? ORDER BY rejection, position
      """, id
    ) { row -> (Int64?, StatedBound)? in
      guard let quantity = row.text(1).flatMap(Quantity.init(rawValue:)),
        let bounds = row.text(2).flatMap(Bounds.init(stored:)),
        let confidence = row.text(5).flatMap(StatedBound.Confidence.init(rawValue:))
      else { return nil }
      return (
        row.integer(0),
        StatedBound(
          quantity, bounds, mediaType: row.text(3).flatMap(MediaType.init(rawValue:)),
          sent: row.text(4).flatMap(SettingValue.init(stored:)), confidence: confidence)
      )
    }.compactMap(\.self)
  }
}
