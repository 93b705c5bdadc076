import MediaModel

/// The file holds no frames that its edit list hides.
struct HiddenFramesCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .video, let video = input.facts.mainVideo else { return [] }
    let hidden = [video.editList?.hiddenHead, video.editList?.hiddenTail].compactMap(\.self)
      .map(\.seconds).reduce(0, +)
    let stored = video.storedFrameCount?.value ?? 0
    let shown = video.frameCount?.value ?? stored
    guard stored > shown || hidden > 0 else { return [] }
    let amount =
      stored > shown
      ? "\(stored - shown) frame\(stored - shown == 1 ? "" : "s")" : Wording.seconds(hidden)
    return [
      .about(
        input, "video.edit-list.hidden-frames",
        measured: stored > shown
          ? Measurement(Rational(stored - shown), unit: .frames)
          : Measurement(hidden, unit: .seconds),
        "\(context.subject(input)) hides \(amount) with its edit list.",
        detail: "A provider that ignores edit lists sees a longer clip, with what was cut away.",
        fix: Fix(.dropHiddenFrames, "Encode anew only what is shown."))
    ]
  }
}
