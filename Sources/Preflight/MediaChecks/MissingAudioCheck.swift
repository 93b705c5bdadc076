import MediaModel

/// A clip has sound where the workflow makes use of it.
struct MissingAudioCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard context.profile.usesAudio == true, input.mediaType == .video, input.facts.audio.isEmpty
    else { return [] }
    return [
      .about(
        input, "audio.missing",
        "\(context.subject(input)) has no sound, and \(context.profile.name) makes use of it.",
        detail: "The result will be silent, or its sound made up.",
        fix: .advise("Export the clip with its sound."))
    ]
  }
}
