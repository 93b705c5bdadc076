import MediaModel

/// What reading the file brought to light: cut off, damaged, empty, misnamed.
enum ProblemCheck {
  /// A finding for each problem of an input.
  static func findings(in input: AssignedInput) -> [Finding] {
    input.facts.problems.map { problem in
      let (severity, detail, fix) = judgement(problem.kind)
      return .about(
        input, problem.kind.findingID, severity: severity, problem.message.sentence,
        detail: detail, fix: .advise(fix))
    }
  }

  private static func judgement(
    _ kind: MediaProblem.Kind
  ) -> (severity: Severity, detail: String, fix: String) {
    switch kind {
    case .tooLarge, .timedOut, .decoderCrashed:
      (
        .unverified, "What cannot be verified counts as broken.",
        "Copy or export the file again."
      )
    case .unreadable:
      (
        .blocker, "Nothing in it can be checked, and no provider could read it.",
        "Name a video, image or audio file."
      )
    case .truncated:
      (
        .blocker, "The file is cut off; providers reject such a file or fail on it.",
        "Copy or export the file again, and let it finish."
      )
    case .damaged:
      (
        .blocker, "Providers reject a damaged file or fail on it.",
        "Copy or export the file again."
      )
    case .empty:
      (.blocker, "There is nothing to send.", "Export the file again.")
    case .refersToOtherFile:
      (
        .blocker, "The other file would not be uploaded with it.",
        "Export a self-contained file."
      )
    case .undecodable:
      (
        .advice,
        "The facts come from the container alone; a provider may or may not decode it.",
        "Convert it to a common codec such as H.264 or JPEG."
      )
    case .encrypted:
      (
        .blocker, "A provider has no key for it.",
        "Export it without protection."
      )
    case .colorContradicted:
      (
        .advice,
        "Programs that believe the one show other colours than those that believe the other.",
        "Tag the clip again, so that both say the same."
      )
    case .durationContradicted:
      (
        .advice,
        "A provider that trusts the header bills or refuses a clip of the wrong length.",
        "Remux the file, so that its header is right."
      )
    case .misnamed:
      (
        .advice,
        "Some providers judge a file by its extension or by the content type made from it.",
        "Give the file the extension of its format."
      )
    }
  }
}

extension MediaProblem.Kind {
  /// The id of the finding about such a problem.
  var findingID: String {
    switch self {
    case .unreadable: "media.unreadable"
    case .truncated: "media.truncated"
    case .damaged: "media.damaged"
    case .empty: "media.empty"
    case .refersToOtherFile: "media.refers-to-other-file"
    case .undecodable: "media.undecodable"
    case .encrypted: "media.encrypted"
    case .colorContradicted: "media.color-contradicted"
    case .durationContradicted: "media.duration-contradicted"
    case .misnamed: "media.misnamed"
    case .tooLarge: "media.too-large"
    case .timedOut: "media.timed-out"
    case .decoderCrashed: "media.decoder-crashed"
    }
  }
}

/// The index stands in front of the media where a provider fetches the file by URL.
struct IndexPositionCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard context.request.transport == nil || context.request.transport == .url,
      input.facts.container.indexPosition == .end
    else { return nil }
    return .about(
      input, "container.index-at-end",
      "\(context.subject(input)) has its index at the end of the file.",
      detail: "A provider that reads from a URL has to fetch the whole file before it can start; "
        + "some give up.",
      fix: Fix(.moveIndexToFront, "Move the index to the front (no new encoding)."))
  }
}

/// The file does not tell the provider where it was recorded.
struct LocationCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.facts.container.hasLocation else { return nil }
    return .about(
      input, "media.location",
      "\(context.subject(input)) says where it was recorded.",
      detail: "The place is uploaded with the file.",
      fix: Fix(.removeMetadata, "Remove the metadata before it is sent."))
  }
}
