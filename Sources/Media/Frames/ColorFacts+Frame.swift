import CFFmpeg
import MediaModel

extension ColorFacts {
  /// What a decoded frame itself says of its colours; what it leaves open is nil.
  init(tagsOf frame: Frame) {
    let raw = frame.raw.pointee
    self.init(
      primaries: Self.known(av_color_primaries_name(raw.color_primaries)),
      transfer: Self.known(av_color_transfer_name(raw.color_trc)),
      matrix: Self.known(av_color_space_name(raw.colorspace)),
      range: Self.range(raw.color_range),
      chromaLocation: Self.known(av_chroma_location_name(raw.chroma_location)))
  }

  private static func known(_ name: UnsafePointer<CChar>?) -> String? {
    let name = name.map { String(cString: $0) }
    return ["unknown", "unspecified", "reserved"].contains(name) ? nil : name
  }

  private static func range(_ range: AVColorRange) -> Range? {
    switch range {
    case AVCOL_RANGE_JPEG: .full
    case AVCOL_RANGE_MPEG: .limited
    default: nil
    }
  }
}
