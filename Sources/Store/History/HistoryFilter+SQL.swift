import Preflight

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
