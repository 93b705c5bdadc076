import Preflight

/// What the second check says, in a line a profile.
enum RepairCheckWords {
  /// Labels and sentences; for a plan those of the facts that are expected.
  static func rows(_ report: RepairReport) -> [(String, String)] {
    guard !report.checkAfter.isEmpty else {
      guard report.outcome == .written else { return [] }
      return [("Checked", "Read again from the first frame to the last: all is as planned.")]
    }
    let label = report.outcome == .planned ? "Expected" : "Checked"
    return report.checkAfter.map { (label, sentence($0)) }
  }

  /// What a profile says of a result, one sentence.
  static func sentence(_ result: ProfileResult) -> String {
    let findings = result.findings
    let failing = findings.filter { $0.severity.verdict == .fail }
    if !failing.isEmpty { return "\(result.name) refuses it: \(ids(failing))." }
    guard !findings.isEmpty else { return "\(result.name) accepts it." }
    let count = findings.count == 1 ? "1 warning" : "\(findings.count) warnings"
    return "\(result.name) accepts it with \(count): \(ids(findings))."
  }

  private static func ids(_ findings: [Finding]) -> String {
    findings.map(\.id).joined(separator: ", ")
  }
}
