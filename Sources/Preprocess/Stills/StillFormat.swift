import Media
import Preflight

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
  /// Whether a channel has 16 bits instead of 8, which PNG alone can hold.
  var isDeep = false

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
    case (.png, false): isDeep ? "rgb48be" : "rgb24"
    case (.png, true): isDeep ? "rgba64be" : "rgba"
    case (.jpeg, _): "yuvj444p"
    case (.webp, false): "yuv420p"
    case (.webp, true): "yuva420p"
    }
  }
}

/// One way to save a still picture, and the facts that come of it.
struct StillDraft {
  var rendition: StillRendition
  let facts: MediaFacts
  let fit: PictureFit

  /// Whether quality can be given away for bytes.
  var isLossy: Bool { rendition.format != .png && rendition.format != .webp(quality: nil) }
}

/// How the colours of a still picture are meant, and how the result says so.
struct StillColor {
  let source: ColorFacts
  let conversion: FrameRendition.ColorConversion?
  let result: ColorFacts

  /// The colours of a picture file, brought to sRGB.
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
    // A profile says more exactly what is meant, and is kept.
    let hasProfile = image?.hasICCProfile == true
    conversion = hasProfile ? nil : FrameRendition.ColorConversion(source, nil)
    result = format.tags(primaries: "bt709", transfer: "iec61966-2-1")
  }

  /// Colours that are decided: converted to sRGB, or kept as they are described.
  init(
    _ source: ColorFacts, conversion: FrameRendition.ColorConversion?, keepsMeaning: Bool,
    format: StillFormat
  ) {
    (self.source, self.conversion) = (source, conversion)
    result =
      keepsMeaning
      ? format.tags(primaries: source.primaries, transfer: source.transfer)
      : format.tags(primaries: "bt709", transfer: "iec61966-2-1")
  }
}

extension StillFormat {
  /// How the colours of a file of the format are tagged.
  fileprivate func tags(primaries: String?, transfer: String?) -> ColorFacts {
    ColorFacts(
      primaries: primaries, transfer: transfer, matrix: kind == .png ? "gbr" : "smpte170m",
      range: kind == .webp ? .limited : .full)
  }
}

extension DynamicRange {
  /// The contrast for which colours with such a transfer function are made.
  fileprivate init(of color: ColorFacts) {
    switch color.transfer {
    case "smpte2084": self = .pq
    case "arib-std-b67": self = .hlg
    default: self = .sdr
    }
  }
}

extension MediaFacts {
  /// The facts of a picture that was saved again, alone and without metadata.
  func saved(as format: StillFormat, color: ColorFacts) -> MediaFacts {
    var facts = self
    let name = format.kind.rawValue
    facts.container = ContainerFacts(format: name, formatName: name.uppercased())
    facts.problems = []
    facts.otherTracks = []
    facts.image?.format = name
    facts.image?.codec = CodecFacts(name: format.kind == .jpeg ? "mjpeg" : name)
    facts.image?.pixelFormat = PixelFormatFacts(
      name: format.pixelFormat, bitDepth: format.isDeep ? 16 : 8,
      chroma: format.kind == .png ? "RGB" : format.kind == .jpeg ? "4:4:4" : "4:2:0",
      hasAlpha: format.keepsAlpha)
    facts.image?.colorModel = format.kind == .png ? "RGB" : "YCbCr"
    facts.image?.color = color
    facts.image?.dynamicRange = DynamicRange(of: color)
    facts.image?.hasICCProfile = nil
    facts.image?.isAnimated = false
    facts.image?.frameCount = 1
    facts.image?.animationDuration = nil
    return facts
  }
}

extension StillRendition.Format {
  /// The format at ever lower quality than this one, as far down as a picture may be brought.
  ///
  /// Where a JPEG has to lose much, half the chroma costs less than coarser shades do.
  var lowerQualities: [StillRendition.Format] {
    switch self {
    case .png, .webp(nil): []
    case .jpeg(let quality, let halvesChroma):
      StillFormat.qualities.filter { $0 < quality }.map {
        .jpeg(quality: $0, halvesChroma: halvesChroma || $0 < 75)
      }
    case .webp(let quality?):
      StillFormat.qualities.filter { $0 < quality }.map { .webp(quality: $0) }
    }
  }
}

/// Makes drafts of one still picture, in one format or another, and ranks them.
struct StillDrafting {
  /// The facts of the picture, as an image.
  let facts: MediaFacts
  let picture: PictureSource
  let fit: PictureFit
  let judge: ResultJudge
  /// What transparent pictures and padding are laid on, as `RRGGBB`.
  let background: String
  let color: (StillFormat) -> StillColor

  /// The picture saved in a format.
  func draft(as format: StillFormat) -> StillDraft {
    let image = facts.image
    let hasAlpha = image?.pixelFormat.hasAlpha == true
    let color = color(format)
    var rendition = FrameRendition(
      colorConversion: color.conversion, sourceColor: color.source, resultColor: color.result,
      pixelFormat: format.pixelFormat,
      background: hasAlpha && !format.keepsAlpha ? background : nil)
    rendition.apply(fit, to: picture, background: background, step: 1)
    return StillDraft(
      rendition: StillRendition(
        source: facts.path, picture: rendition, format: format.coding(of: image?.format)),
      facts: facts.shown(as: fit.size).saved(as: format, color: color.result), fit: fit)
  }

  /// The drafts against which least speaks, in their order.
  func best(of drafts: [StillDraft]) -> [StillDraft] {
    let quantities: Set<Quantity> = [.imageFormat, .alpha, .bitDepth]
    let judged = drafts.map { ($0, judge.objections(to: $0.facts, about: quantities)) }
    let least = judged.map(\.1).min()
    return judged.filter { $0.1 == least }.map(\.0)
  }
}
