import CFFmpeg
import MediaModel

/// Turns the code values of decoded images into RGB or gray.
struct StillColors {
  /// How the values of RGB are meant.
  let result: ColorFacts
  private let source: ColorFacts
  private let conversion: FrameRendition.ColorConversion?

  /// Brings code values of a meaning to BT.709 with standard dynamic range, or leaves them without a
  /// conversion.
  init(_ source: ColorFacts, _ conversion: FrameRendition.ColorConversion?) {
    self.source = source
    self.conversion = conversion
    guard let conversion else {
      result = source
      return
    }
    // Where only the gamut changes, grays keep their values: light is that of a screen, which for
    // video is one of ITU-R BT.1886.
    let keepsTransfer =
      conversion == .mapGamut && StillColorLabel.isUsual(transfer: source.transfer)
    result = ColorFacts(
      primaries: "bt709", transfer: keepsTransfer ? source.transfer : "iec61966-2-1",
      matrix: "gbr", range: .full)
  }

  /// Whether this build can make more than 8 bits a channel of a frame.
  func canBeDeep(_ frame: Frame) -> Bool {
    let layout = frame.layout
    return layout.isRGB || layout.isGray || FilterGraph.has(["zscale"])
  }

  /// The image in a layout.
  ///
  /// - Throws: `FFmpegError` when a filter is missing or refuses.
  func rgb(of frame: Frame, _ layout: StillPixels.Layout) throws(FFmpegError) -> Frame {
    let stored = frame.layout
    let isExact = conversion != nil || (layout.isDeep && !stored.isRGB && !stored.isGray)
    guard isExact else {
      if layout.formatName == "rgb24", let chroma = frame.plainChromaLocation(source) {
        let filters = ColorConversionFilters(
          fromYUV: source, pixelFormat: "gbrp", chromaLocation: chroma)
        return try scaled(filtered(frame, filters.steps), to: "rgb24", .rgb, from: .rgb)
      }
      return try scaled(frame, to: layout.formatName, ColorFacts(range: .full), from: source)
    }
    let format = layout.hasAlpha ? "gbrap16le" : "gbrp16le"
    let whole =
      stored.hasWholeChroma
      ? frame : try scaled(frame, to: frame.wholeChromaFormatName, source, from: source)
    let filters =
      conversion.map {
        ColorConversionFilters($0, from: source, to: result, pixelFormat: format)
      } ?? ColorConversionFilters(fromYUV: source, pixelFormat: format)
    let planes = try filtered(whole, filters.steps)
    return try scaled(planes, to: layout.formatName, .rgb, from: .rgb)
  }

  private func scaled(
    _ frame: Frame, to format: String, _ result: ColorFacts, from source: ColorFacts
  ) throws(FFmpegError) -> Frame {
    try StillPixels.filtered(
      frame,
      FrameRendition(sourceColor: source, resultColor: result, pixelFormat: format))
  }

  /// Sends one image through filters.
  private func filtered(_ frame: Frame, _ steps: [String]) throws(FFmpegError) -> Frame {
    let picture = FrameRendition(sourceColor: source)
    let input = try allocated("av_frame_ref", FrameFilters.Source(frame))
    let graph = try FilterGraph(
      .pictures(FrameFilters(picture, source: input).input),
      description: steps.joined(separator: ","))
    let sent = try frame.reference()
    source.tag(sent.raw)
    // Where chroma lies matters no more.
    sent.raw.pointee.chroma_location = AVCHROMA_LOC_UNSPECIFIED
    try graph.send(sent)
    try graph.send(nil)
    let filtered = try Frame()
    guard try graph.receive(into: filtered) else {
      throw FFmpegError(function: "av_buffersink_get_frame_flags", code: cff_error_end_of_file)
    }
    return filtered
  }
}

extension ColorFacts {
  fileprivate static let rgb = ColorFacts(matrix: "gbr", range: .full)
}

extension Frame {
  /// Where chroma lies in an image that `zscale` turns into RGB in one go, by its name there: in the
  /// middle where nothing says; nil for images that it does not take, and where this build lacks it.
  ///
  /// It takes no image with half a sample of chroma at its edge.
  fileprivate func plainChromaLocation(_ color: ColorFacts) -> String? {
    let format = AVPixelFormat(rawValue: raw.pointee.format)
    guard Self.plainFormats.contains(pixelFormatName), FilterGraph.has(["zscale"]),
      let description = av_pix_fmt_desc_get(format)?.pointee
    else { return nil }
    let (columns, rows) = (1 << description.log2_chroma_w, 1 << description.log2_chroma_h)
    guard raw.pointee.width % Int32(columns) == 0, raw.pointee.height % Int32(rows) == 0 else {
      return nil
    }
    let isKnown = color.chromaLocation.map(Self.chromaLocations.contains) ?? false
    return isKnown ? color.chromaLocation : "center"
  }

  private static let plainFormats: Set<String> = [
    "yuv420p", "yuv422p", "yuv444p", "yuvj420p", "yuvj422p", "yuvj444p",
  ]
  private static let chromaLocations: Set<String> = [
    "left", "center", "topleft", "top", "bottomleft", "bottom",
  ]

  /// What the frame's pixel format holds.
  var layout: PixelLayout { PixelLayout(AVPixelFormat(rawValue: raw.pointee.format)) }

  /// FFmpeg's name of the planar format with as many bits in which every pixel has its own chroma.
  fileprivate var wholeChromaFormatName: String {
    let layout = layout
    let depth = layout.bitDepth == 8 ? "" : "\(layout.bitDepth)le"
    return "yuv\(layout.hasAlpha ? "a" : "")444p\(depth)"
  }
}

/// How a still says what its code values mean.
enum StillColorLabel: Hashable {
  /// As images without a label are read; BT.709 video is shown the same.
  case sRGB
  case profile(ICCProfile)
  /// Numbers of ITU-T H.273.
  case codePoints(primaries: UInt8, transfer: UInt8)

  /// The label of RGB or gray values; a profile counts only when it describes such values.
  init(_ color: ColorFacts, profile: ICCProfile?, isGray: Bool) {
    let isOwn = profile == ICCProfile.sRGB
    if let profile, !isOwn, profile.colorSpace == (isGray ? "GRAY" : "RGB ") {
      self = .profile(profile)
      return
    }
    let isUsual =
      Self.usualPrimaries.contains(color.primaries) && Self.isUsual(transfer: color.transfer)
    let codes = ColorCodes(color)
    self =
      isUsual
      ? .sRGB
      : .codePoints(
        primaries: UInt8(clamping: codes.primaries.rawValue),
        transfer: UInt8(clamping: codes.transfer.rawValue))
  }

  /// Whether viewers do not tell a transfer function from sRGB's.
  static func isUsual(transfer: String?) -> Bool { usualTransfers.contains(transfer) }

  /// Primaries that viewers do not tell from sRGB's.
  private static let usualPrimaries: Set<String?> = [
    nil, "unknown", "bt709", "smpte170m", "bt470bg", "smpte240m",
  ]
  /// Transfers that viewers do not tell from sRGB's.
  private static let usualTransfers: Set<String?> = [
    nil, "unknown", "bt709", "iec61966-2-1", "smpte170m", "smpte240m", "bt470m", "bt470bg",
    "gamma22", "gamma28", "bt2020-10", "bt2020-12", "bt1361e",
  ]
}
