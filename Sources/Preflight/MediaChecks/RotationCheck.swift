import MediaModel

/// A video is stored as it is to be seen.
struct RotationCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .video, let video = input.facts.mainVideo,
      video.rotation != Rotation.none
    else { return [] }
    let turn = video.rotation.map { rotation in
      [
        rotation.isMirrored ? "mirrored" : nil,
        rotation.degrees == 0 ? nil : "turned by \(rotation.degrees) degrees",
      ].compactMap(\.self)
    }
    let words = turn.map { Wording.list($0, "and") } ?? "turned by an odd angle"
    return [
      .about(
        input, "video.rotation.metadata", measured: Measurement(words),
        "\(context.subject(input)) is \(words) only by its metadata.",
        detail: "A provider that ignores the metadata works on a picture that lies on its side.",
        fix: Fix(.bakeRotation, "Turn the pixels themselves."))
    ]
  }
}
