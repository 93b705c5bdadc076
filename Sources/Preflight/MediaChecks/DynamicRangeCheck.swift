public import MediaModel

/// The picture is made for a standard contrast.
struct DynamicRangeCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard let range = input.facts.image?.dynamicRange ?? input.facts.mainVideo?.dynamicRange,
      range.isHigh
    else { return [] }
    return [
      .about(
        input, "\(input.mediaType.rawValue).color.hdr", measured: Measurement(range.name),
        "\(context.subject(input)) is HDR (\(range.name)).",
        detail: "Models work in SDR; without a conversion the picture comes back gray and flat.",
        fix: Fix(.convertToSDR, "Convert it to SDR (BT.709)."))
    ]
  }
}

extension DynamicRange {
  /// The range by the name that people use.
  public var name: String {
    switch self {
    case .sdr: "SDR"
    case .hlg: "HLG"
    case .pq: "PQ"
    case .hdr10: "HDR10"
    case .hdr10Plus: "HDR10+"
    case .dolbyVision(let profile, _): "Dolby Vision profile \(profile)"
    }
  }
}
