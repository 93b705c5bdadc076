package import Preflight

/// Which entries of the history are wanted; nil leaves a property open.
package struct HistoryFilter: Sendable, Hashable {
  /// Only checks, only runs, or only runs whose command started.
  package enum Kind: Sendable, Hashable {
    case checks, runs, startedRuns
  }

  package var kind: Kind?
  package var profileID: String?
  package var verdict: Verdict?
  /// From this time on, in seconds since 1970.
  package var since: Int64?
  /// Up to but not including this time, in seconds since 1970.
  package var until: Int64?
  /// The absolute path of a file that took part.
  package var path: String?
  /// The content of a file that took part, as SHA-256 in lowercase hexadecimal; with `path`, either
  /// suffices.
  package var contentHash: String?
  /// The fingerprint of a run.
  package var fingerprint: String?
  /// The most entries.
  package var maximumCount: Int?

  package init(
    kind: Kind? = nil, profileID: String? = nil, verdict: Verdict? = nil, since: Int64? = nil,
    until: Int64? = nil, path: String? = nil, contentHash: String? = nil,
    fingerprint: String? = nil, maximumCount: Int? = nil
  ) {
    self.kind = kind
    self.profileID = profileID
    self.verdict = verdict
    self.since = since
    self.until = until
    self.path = path
    self.contentHash = contentHash
    self.fingerprint = fingerprint
    self.maximumCount = maximumCount
  }
}

extension HistoryFilter {
  /// What a row of `entries` has to fulfil, beginning with WHERE, and the values in it.
  var condition: (sql: String, values: [Value]) {
    var conditions: [String] = []
    var values: [Value] = []
    func require(_ condition: String, _ value: Value?) {
      guard let value else { return }
      conditions.append(condition)
      values.append(value)
    }
    switch kind {
    case .checks: conditions.append("stage IS NULL")
    case .runs: conditions.append("stage IS NOT NULL")
    case .startedRuns: conditions.append("stage <> 'stopped'")
    case nil: break
    }
    require("profile = ?", profileID.map { .text($0) })
    require("verdict = ?", verdict.map { .text($0.rawValue) })
    require("time >= ?", since.map { .integer($0) })
    require("time < ?", until.map { .integer($0) })
    require("fingerprint = ?", fingerprint.map { .text($0) })
    let files = [("path = ?", path), ("content_hash = ?", contentHash)]
      .compactMap { sql, value in value.map { (sql, Value.text($0)) } }
    if !files.isEmpty {
      let choices = files.map { "SELECT entry FROM entry_inputs WHERE \($0.0)" }
      conditions.append("id IN (\(choices.joined(separator: " UNION ")))")
      values += files.map(\.1)
    }
    let sql = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return (sql, values)
  }
}
