import Media
import MediaModel

extension FrameRendition.ColorConversion {
  /// What brings colours to BT.709 with standard dynamic range, or nil when they are near enough.
  ///
  /// The primaries of standard television (BT.601) are left as they are, as players leave them: the
  /// difference is smaller than that of two screens.
  ///
  /// - Parameters:
  ///   - color: How the code values are meant.
  ///   - range: For which contrast the picture is made, or nil when unknown.
  ///   - peak: How bright the picture gets at most, in nits, or nil when nothing says.
  init?(_ color: ColorFacts, _ range: DynamicRange?, peak: Int? = nil) {
    switch color.transfer {
    case "smpte2084":
      self = .toneMapPQ(peak: peak)
      return
    case "arib-std-b67":
      self = .toneMapHLG
      return
    default: break
    }
    switch range {
    case .pq, .hdr10, .hdr10Plus: self = .toneMapPQ(peak: peak)
    case .hlg: self = .toneMapHLG
    case .dolbyVision, .sdr, nil:
      guard Self.widePrimaries.contains(color.primaries) else { return nil }
      self = .mapGamut
    }
  }

  /// BT.2020, DCI-P3 and Display P3.
  private static let widePrimaries: Set<String?> = ["bt2020", "smpte431", "smpte432"]
}
