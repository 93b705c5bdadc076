package import Preflight
package import ProviderAnswers

/// The learned limits in the database.
struct LearnedTable {
  private static let columns = """
    profile, roles, quantity, name, bounds, scope, transport, confidence, code, sent, learned_at, \
    confirmed_at, confirmations, contradictions
    """
  /// What tells one limit from another.
  private static let identity = """
    profile = ? AND roles = ? AND quantity = ? AND name = ? AND bounds = ? AND scope = ? \
    AND transport = ?
    """

  let connection: Connection

  /// The limits of a profile, or of all, by profile and then by time.
  func limits(of profileID: String?) throws(StoreError) -> [LearnedLimit] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM learned_limits WHERE ?1 IS NULL OR profile = ?1
      ORDER BY profile, confirmed_at, id
      """, [Value(profileID)], LearnedLimit.init(row:)
    ).compactMap(\.self)
  }

  /// Adds a limit, or confirms the one that is there.
  ///
  /// A sentence never takes the place of fields that are made for machines.
  func learn(_ limit: LearnedLimit) throws(StoreError) -> LearnedLimit {
    try connection.run(
      """
      INSERT INTO learned_limits (\(Self.columns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (profile, roles, quantity, name, bounds, scope, transport) DO UPDATE SET
        confidence = CASE confidence WHEN 'typed' THEN confidence ELSE excluded.confidence END,
        code = coalesce(excluded.code, code),
        sent = coalesce(excluded.sent, sent),
        learned_at = min(learned_at, excluded.learned_at),
        confirmed_at = max(confirmed_at, excluded.confirmed_at),
        confirmations = confirmations + excluded.confirmations,
        contradictions = 0
      """, identity(of: limit) + evidence(of: limit))
    return try connection.first(
      "SELECT \(Self.columns) FROM learned_limits WHERE \(Self.identity)", identity(of: limit),
      LearnedLimit.init(row:)
    ).flatMap(\.self) ?? limit
  }

  /// Counts an accepted request outside a limit.
  func contradict(_ limit: LearnedLimit) throws(StoreError) {
    try connection.run(
      "UPDATE learned_limits SET contradictions = contradictions + 1 WHERE \(Self.identity)",
      identity(of: limit))
  }

  /// Removes a limit, and gives how many there were: 0 or 1.
  func forget(_ limit: LearnedLimit) throws(StoreError) -> Int {
    try connection.run(
      "DELETE FROM learned_limits WHERE \(Self.identity)", identity(of: limit))
    return connection.changeCount
  }

  private func identity(of limit: LearnedLimit) -> [Value] {
    // Two values that are missing are the same here; null would equal nothing.
    [
      Value(limit.profileID), Value(Lines.text(of: limit.roles.map(\.stored))),
      Value(limit.quantity), Value(limit.name ?? ""), Value(limit.bounds.stored),
      Value(limit.scope), Value(limit.transport?.rawValue ?? ""),
    ]
  }

  private func evidence(of limit: LearnedLimit) -> [Value] {
    [
      Value(limit.confidence), Value(limit.code), Value(limit.sent?.stored),
      Value(limit.learnedAt), Value(limit.confirmedAt), Value(limit.confirmations),
      Value(limit.contradictions),
    ]
  }
}

extension LearnedLimit {
  /// The limit in a row, or nil when it makes no sense.
  fileprivate init?(row: Statement) {
    guard let profileID = row.text(0), let roles = row.text(1),
      let quantity = row.text(2).flatMap(Quantity.init(rawValue:)),
      let name = row.text(3), let bounds = row.text(4).flatMap(Bounds.init(stored:)),
      let scope = row.text(5).flatMap(Limit.Scope.init(rawValue:)),
      let confidence = row.text(7).flatMap(StatedBound.Confidence.init(rawValue:)),
      let learnedAt = row.integer(10)
    else { return nil }
    self.init(
      profileID: profileID, roles: Lines.elements(of: roles).compactMap { RoleSelector($0) },
      quantity: quantity, name: name.isEmpty ? nil : name, bounds: bounds, scope: scope,
      transport: row.text(6).flatMap(Transport.init(rawValue:)), confidence: confidence,
      code: row.text(8), sent: row.text(9).flatMap(SettingValue.init(stored:)),
      learnedAt: learnedAt, confirmedAt: row.integer(11),
      confirmations: Int(row.integer(12) ?? 1), contradictions: Int(row.integer(13) ?? 0))
  }
}

extension Quantity: ArchivedChoice {}
extension Limit.Scope: ArchivedChoice {}
extension Transport: ArchivedChoice {}
extension StatedBound.Confidence: ArchivedChoice {}

extension LearnedLimit: Archived {
  package static var blank: LearnedLimit {
    LearnedLimit(
      profileID: "", roles: [], quantity: .duration, bounds: Bounds(), confidence: .typed,
      learnedAt: 0)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try profileID.archive(with: &coder)
    roles = try coder.coded(roles.map(\.stored)).compactMap { RoleSelector($0) }
    try coder.code(&self, \.quantity, \.name)
    guard let bounds = Bounds(stored: try coder.coded(bounds.stored)) else { throw ArchiveError() }
    self.bounds = bounds
    try coder.code(&self, \.scope, \.transport, \.confidence, \.code)
    sent = try coder.coded(sent?.stored).flatMap(SettingValue.init(stored:))
    try coder.code(&self, \.learnedAt, \.confirmedAt, \.confirmations, \.contradictions)
  }
}
