import MediaModel

/// Frames are whole pictures.
struct InterlacingCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .video, let scan = input.facts.mainVideo?.scan, scan != .progressive
    else { return [] }
    return [
      .about(
        input, "video.scan.interlaced", measured: Measurement(scan.rawValue),
        "\(context.subject(input)) is \(scan.rawValue).",
        detail: "Models take the combed edges of moving objects for detail and repeat them.",
        fix: Fix(.deinterlace, "Deinterlace it."))
    ]
  }
}
