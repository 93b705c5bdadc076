import MediaModel
package import Preflight

extension HistoryEntry {
  /// A check as it is remembered.
  ///
  /// - Parameters:
  ///   - result: What one profile says.
  ///   - request: What was checked.
  ///   - profile: The profile, which tells settings from texts, or nil when it is not at hand.
  ///   - time: When, in seconds since 1970.
  ///   - absolutePath: Gives the absolute path of a path as it was given.
  package init(
    _ result: ProfileResult, of request: Request, settingsOf profile: Profile?, at time: Int64,
    resolving absolutePath: (String) -> String
  ) {
    let settings = RememberedSettings(request.settings, profile: profile)
    let roles = Dictionary(
      result.assignments.map { ($0.path, $0.role) }, uniquingKeysWith: { first, _ in first })
    self.init(
      time: time, profileID: result.profileID, verdict: result.verdict,
      inputs: request.inputs.map { input in
        MediaRecord(
          input.facts,
          path: input.delivery.isLocalFile ? absolutePath(input.path) : input.path,
          role: roles[input.path] ?? input.role)
      },
      settings: settings.kept,
      findings: result.findings.map { finding in
        FindingRecord(
          id: finding.id, severity: finding.severity, role: finding.role,
          message: settings.redacted(finding.message))
      },
      cost: CostRecord(amount: result.cost.amount, currency: result.cost.currency))
  }
}
