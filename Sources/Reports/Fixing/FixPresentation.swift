import Preflight

/// Which commands a report shows: one with the finding it mends, or one for all that belong
/// together, so that a file is not encoded twice.
struct FixPresentation {
  /// For a file with several fixes: the command that carries them out in one pass.
  struct Combined {
    let command: String
    /// `"All 3 fixes in one command:"`, or how many of them.
    let title: String
  }

  private(set) var combined: [Combined] = []
  private var single: [Finding: String] = [:]

  init(of result: ProfileResult, request: Request, keep: Profile.ClipEnd?) {
    for input in request.inputs {
      func command(_ findings: [Finding]) -> String? {
        FixCommand(
          for: findings.compactMap { $0.fix?.action }, input: input,
          selection: request.selection, keep: keep)?.text
      }
      let mendable = result.findings.filter { $0.path == input.path && command([$0]) != nil }
      if mendable.count > 1, let all = command(mendable) {
        let count = result.findings.count { $0.path == input.path && $0.fix != nil }
        let share = mendable.count == count ? "All \(count)" : "\(mendable.count) of \(count)"
        combined.append(Combined(command: all, title: "\(share) fixes in one command:"))
      } else {
        for finding in mendable { single[finding] = command([finding]) }
      }
    }
  }

  /// The command that belongs to one finding alone.
  func command(for finding: Finding) -> String? { single[finding] }
}
