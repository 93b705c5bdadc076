import CFFmpeg
package import MediaModel

/// What a decoded frame says of itself.
///
/// It may say more than the file's headers do, or differ from them midway.
package struct FrameTraits: Sendable, Hashable {
  /// The size as it is stored, the codec's cropping applied.
  package var size: PixelSize?
  package var pixelFormat: PixelFormatFacts
  /// As tagged; nil where the frame is silent.
  package var color: ColorFacts
  /// How bright the frame gets at most, in nits, or nil when nothing says.
  package var peakLuminance: Int?

  package init(
    size: PixelSize? = nil, pixelFormat: PixelFormatFacts = PixelFormatFacts(),
    color: ColorFacts = ColorFacts(), peakLuminance: Int? = nil
  ) {
    self.size = size
    self.pixelFormat = pixelFormat
    self.color = color
    self.peakLuminance = peakLuminance
  }
}

extension ClipFrame {
  /// What the frame says of itself.
  package var traits: FrameTraits { FrameTraits(frame) }
}

extension FrameTraits {
  init(_ frame: Frame) {
    let raw = frame.raw.pointee
    let format = AVPixelFormat(rawValue: raw.format)
    self.init(
      size: PixelSize(width: Int(raw.width), height: Int(raw.height)),
      pixelFormat: PixelFormatFacts(format),
      color: ColorFacts(tagsOf: frame),
      peakLuminance: Self.peakLuminance(frame))
  }

  /// The brightest pixel that the film has, else what the display could show on which it was made.
  private static func peakLuminance(_ frame: Frame) -> Int? {
    if let light = frame.sideData(
      AV_FRAME_DATA_CONTENT_LIGHT_LEVEL, as: AVContentLightMetadata.self),
      light.MaxCLL > 0
    {
      return Int(light.MaxCLL)
    }
    guard
      let display = frame.sideData(
        AV_FRAME_DATA_MASTERING_DISPLAY_METADATA, as: AVMasteringDisplayMetadata.self),
      display.has_luminance != 0, display.max_luminance.num > 0, display.max_luminance.den > 0
    else { return nil }
    return Int(display.max_luminance.num / display.max_luminance.den)
  }
}

extension Frame {
  /// Side data of a type, or nil when there is none.
  func sideData<Value: BitwiseCopyable>(
    _ type: AVFrameSideDataType, as: Value.Type
  ) -> Value? {
    guard let found = av_frame_get_side_data(raw, type), let data = found.pointee.data,
      Int(found.pointee.size) >= MemoryLayout<Value>.size
    else { return nil }
    return UnsafeRawPointer(data).loadUnaligned(as: Value.self)
  }
}

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
