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
  private var lengthening: [Finding: String] = [:]

  /// Plans the commands for one profile, as a person names it.
  init(of result: ProfileResult, request: Request, profile: String) {
    let commands = FixCommands(for: result, to: request, profile: profile)
    for input in request.inputs {
      let own = result.findings.filter { $0.path == input.path }
      if let short = own.first(where: \.asksForLength) {
        lengthening[short] = commands.command(lengthening: input)
      }
      let mendable = own.filter { $0.fix?.isAutomatic == true }
      guard let command = commands.command(mending: mendable, of: input) else { continue }
      if mendable.count > 1 {
        let count = own.count { $0.fix != nil }
        let share = mendable.count == count ? "All \(count)" : "\(mendable.count) of \(count)"
        combined.append(Combined(command: command, title: "\(share) fixes in one command:"))
      } else if let finding = mendable.first {
        single[finding] = command
      }
    }
  }

  /// The command that belongs to one finding alone.
  func command(for finding: Finding) -> String? { single[finding] }

  /// The command that makes a clip long enough, which a person has to choose.
  package func choice(for finding: Finding) -> String? { lengthening[finding] }
}

extension Finding {
  /// Whether it is mended by making the clip longer.
  fileprivate var asksForLength: Bool {
    if case .lengthen = fix?.action { return true }
    return false
  }
}
