import MediaModel

/// Width and height of a video are even.
struct OddSizeCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .video, let size = input.facts.mainVideo?.storedSize,
      size.width % 2 != 0 || size.height % 2 != 0
    else { return [] }
    let even = PixelSize(
      width: max(2, size.width / 2 * 2), height: max(2, size.height / 2 * 2))
    return [
      .about(
        input, "video.size.odd", measured: Measurement(.text(size.description), unit: .pixels),
        "\(context.subject(input)) is stored as \(size), with an odd side.",
        detail: "H.264 and HEVC in 4:2:0 need even sides; the result is cropped or the job fails.",
        fix: Fix(
          .resize([even].compactMap(\.self)),
          "Crop it to \(even?.description ?? "an even size")."))
    ]
  }
}
