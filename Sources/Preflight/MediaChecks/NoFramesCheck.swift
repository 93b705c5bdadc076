import MediaModel

/// A video shows at least one frame.
struct NoFramesCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.facts.kind == .video, let count = input.facts.mainVideo?.frameCount,
      count.value == 0
    else { return [] }
    return [
      .about(
        input, "video.no-frames", severity: .blocker, measured: Measurement(0, unit: .frames),
        "\(context.subject(input)) has a video track without any frames.",
        detail: "There is nothing to work on.", fix: .advise("Export the clip again."))
    ]
  }
}
