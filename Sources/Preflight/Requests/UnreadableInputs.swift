import MediaModel

/// Files in which no media were found: they fill no role, so nothing else is said of the request.
enum UnreadableInputs {
  /// A blocker for each such file.
  static func findings(in request: Request) -> [Finding] {
    request.inputs.flatMap { input in
      input.facts.problems.filter { $0.kind == .unreadable }.map { problem in
        Finding(
          id: "media.unreadable", severity: .blocker, role: input.role, path: input.path,
          message: problem.message,
          detail: "Nothing in it can be checked, and no provider could read it.")
      }
    }
  }
}
