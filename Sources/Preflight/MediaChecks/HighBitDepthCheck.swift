import MediaModel

/// A video has 8 bits a component; HDR, which always has more, is told apart.
struct HighBitDepthCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .video, let video = input.facts.mainVideo,
      video.dynamicRange?.isHigh != true, let depth = video.pixelFormat.bitDepth, depth > 8
    else { return [] }
    return [
      .about(
        input, "video.bit-depth.high", measured: Measurement(Rational(depth)),
        "\(context.subject(input)) has \(depth) bits a component.",
        detail: "Models work with 8 bits; the rest is dropped, and some decoders refuse the clip.",
        fix: Fix(.convertBitDepth(8), "Convert it to 8 bits."))
    ]
  }
}
