import Media
import MediaModel

/// A format in which a still picture can be saved.
struct StillFormat: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable {
    case png, jpeg, webp

    /// The format that a name or an extension means, or nil for one that is not written.
    init?(named name: String) {
      self.init(rawValue: name == "jpg" ? "jpeg" : name)
    }
  }

  var kind: Kind
  /// Whether transparency stays.
  var keepsAlpha: Bool

  /// The qualities of JPEG and WebP that are tried until a picture is small enough, the best first.
  static let qualities = [92, 88, 82, 75, 68, 60, 50]

  /// How the picture is coded; `source` is the format that it has.
  func coding(of source: String?) -> StillRendition.Format {
    switch kind {
    case .png: .png
    case .jpeg: .jpeg(quality: Self.qualities[0], halvesChroma: false)
    case .webp: .webp(quality: Self.qualities[0])
    }
  }

  /// FFmpeg's name of the layout that reaches the encoder.
  var pixelFormat: String {
    switch (kind, keepsAlpha) {
    case (.png, false): "rgb24"
    case (.png, true): "rgba"
    case (.jpeg, _): "yuvj444p"
    case (.webp, false): "yuv420p"
    case (.webp, true): "yuva420p"
    }
  }
}

/// One way to save a still picture, and the facts that come of it.
struct StillDraft {
  let rendition: StillRendition
  let facts: MediaFacts
  let fit: PictureFit

  /// Whether quality can be given away for bytes.
  var isLossy: Bool { rendition.format != .png && rendition.format != .webp(quality: nil) }
}

/// How the colours of a still picture are meant, and how the result says so.
struct StillColor {
  let source: ColorFacts
  let conversion: PictureRendition.ColorConversion?
  let result: ColorFacts

  init(_ image: ImageFacts?, format: StillFormat) {
    let tagged = image?.color ?? ColorFacts()
    let isRGB = image?.colorModel != "YCbCr"
    var source = tagged
    source.origin = nil
    // What JPEG and WebP leave unsaid is BT.601 by their own standards.
    source.matrix = isRGB ? "gbr" : tagged.matrix ?? "smpte170m"
    source.primaries = tagged.primaries ?? "bt709"
    source.transfer = tagged.transfer ?? "iec61966-2-1"
    source.range = tagged.range ?? (image?.format == "webp" && !isRGB ? .limited : .full)
    self.source = source
    switch (source.transfer, source.primaries) {
    case ("smpte2084", _): conversion = .toneMapPQ(peak: nil)
    case ("arib-std-b67", _): conversion = .toneMapHLG
    case (_, "bt2020"): conversion = .mapGamut
    default: conversion = nil
    }
    let matrix = format.kind == .png ? "gbr" : "smpte170m"
    result = ColorFacts(
      primaries: "bt709", transfer: "iec61966-2-1", matrix: matrix,
      range: format.kind == .webp ? .limited : .full)
  }
}

extension MediaFacts {
  /// The facts of a picture that was saved anew, alone and without metadata.
  func saved(as format: StillFormat, color: ColorFacts) -> MediaFacts {
    var facts = self
    let name = format.kind.rawValue
    facts.container = ContainerFacts(format: name, formatName: name.uppercased())
    facts.problems = []
    facts.otherTracks = []
    facts.image?.format = name
    facts.image?.codec = CodecFacts(name: format.kind == .jpeg ? "mjpeg" : name)
    facts.image?.pixelFormat = PixelFormatFacts(
      name: format.pixelFormat, bitDepth: 8,
      chroma: format.kind == .png ? "RGB" : format.kind == .jpeg ? "4:4:4" : "4:2:0",
      hasAlpha: format.keepsAlpha)
    facts.image?.colorModel = format.kind == .png ? "RGB" : "YCbCr"
    facts.image?.color = color
    facts.image?.dynamicRange = .sdr
    facts.image?.hasICCProfile = nil
    facts.image?.isAnimated = false
    facts.image?.frameCount = 1
    facts.image?.animationDuration = nil
    return facts
  }
}
