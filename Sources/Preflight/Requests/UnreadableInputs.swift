import MediaModel

/// Files of which nothing is known: they fill no role, so nothing else is said of the request.
enum UnreadableInputs {
  /// A finding for each such file.
  static func findings(in request: Request) -> [Finding] {
    request.inputs.flatMap { input in
      input.facts.problems.filter(\.kind.hidesEverything).map { problem in
        // No media is a fact; media that could not be read may be fine, and fail closed.
        let isMedia = problem.kind != .unreadable
        return Finding(
          id: problem.kind.findingID, severity: isMedia ? .unverified : .blocker,
          role: input.role, path: input.path, message: problem.message,
          detail: isMedia
            ? "Nothing in it could be checked. What cannot be verified counts as broken, so that no "
              + "money rides on a guess."
            : "Nothing in it can be checked, and no provider could read it.")
      }
    }
  }
}

extension Finding {
  /// Whether the file it is about could not be looked at, so that nothing else is known of it.
  var isAboutUnknownFile: Bool {
    MediaProblem.Kind.allCases.contains { $0.hidesEverything && $0.findingID == id }
  }
}
