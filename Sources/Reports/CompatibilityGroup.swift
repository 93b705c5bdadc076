import Preflight

extension Compatibility {
  /// The answers of a matrix as an editor sorts them.
  enum Group: String, CaseIterable {
    case asIs = "as-is"
    /// Accepted, but trimmed, scaled or resampled.
    case altered
    case afterFix = "after-fix"
    case never
    /// The profile wants other kinds of files, or more of them, than were given.
    case otherInputs = "other-inputs"
  }

  /// The group of the answer.
  var group: Group {
    switch answer {
    case .asIs: result.findings.contains { $0.severity == .alteration } ? .altered : .asIs
    case .afterFix: .afterFix
    case .never: isAboutOtherInputs ? .otherInputs : .never
    }
  }

  private var isAboutOtherInputs: Bool {
    result.findings.contains {
      $0.severity == .blocker
        && ["input.wrong-type", "input.missing", "input.surplus"].contains($0.id)
    }
  }
}
