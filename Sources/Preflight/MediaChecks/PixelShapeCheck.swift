import MediaModel

/// Pixels are square.
struct PixelShapeCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .video, let video = input.facts.mainVideo,
      let shape = video.sampleAspectRatio, shape.value != 1
    else { return [] }
    let sizes = [
      video.storedSize.map { "stored as \($0)" }, video.displaySize.map { "shown as \($0)" },
    ].compactMap(\.self)
    let words = sizes.isEmpty ? "" : ": \(Wording.list(sizes, "and"))"
    return [
      .about(
        input, "video.pixels.not-square", measured: Measurement(shape.description),
        "\(context.subject(input)) has pixels of \(shape)\(words).",
        detail: "A provider that ignores the shape of pixels sees everything squeezed.",
        fix: Fix(.makePixelsSquare, "Scale it to square pixels."))
    ]
  }
}
