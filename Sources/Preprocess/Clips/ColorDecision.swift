import Media

/// How the code values of a picture are meant, and how the result says so.
struct ColorDecision: Sendable, Hashable {
  /// All values, as tagged or else as readers assume.
  let source: ColorFacts
  /// How colours are converted, or nil to leave them.
  let conversion: FrameRendition.ColorConversion?
  /// How the result is tagged.
  let result: ColorFacts
  /// What was assumed because nothing says it, or nil.
  let note: String?

  /// Decides for a picture.
  ///
  /// - Parameters:
  ///   - color: What the file says.
  ///   - dynamicRange: For which contrast the picture is made, or nil when unknown.
  ///   - format: How its samples are laid out.
  ///   - sizes: The stored size, and that of the result.
  ///   - rate: The frame rate, which tells the two standards of television apart; nil for stills.
  ///   - peakLuminance: How bright the picture gets at most, in nits, or nil when nothing says.
  ///   - convertsToSDR: Whether high contrast and wide gamut are brought to BT.709.
  init(
    _ color: ColorFacts, dynamicRange: DynamicRange?, format: PixelFormatFacts,
    sizes: (stored: PixelSize, result: PixelSize), rate: FrameRate?, peakLuminance: Int? = nil,
    convertsToSDR: Bool
  ) {
    let isRGB = format.chroma == "RGB" || color.matrix == "gbr"
    let guess = ColorGuess(size: sizes.stored, rate: rate)
    let source = ColorFacts.decided(color, isRGB: isRGB, format: format, guess: guess)
    self.source = source
    conversion =
      convertsToSDR
      ? FrameRendition.ColorConversion(source, dynamicRange, peak: peakLuminance) : nil
    let isUntagged = color.matrix == nil
    if conversion != nil {
      result = .bt709
    } else if isRGB {
      result = ColorFacts(
        primaries: source.primaries, transfer: source.transfer, matrix: "bt709", range: .limited)
    } else if isUntagged, ColorGuess(size: sizes.result, rate: rate) != guess {
      result = source
    } else {
      var tags = color
      tags.origin = nil
      if source.range == .full { tags.range = .full }
      result = tags
    }
    note =
      isUntagged && !isRGB
      ? "The clip does not say how its colours are meant; \(guess.name) is assumed, as players do."
      : nil
  }
}

/// What readers assume of a clip that does not say how its colours are meant.
enum ColorGuess: Sendable, Hashable {
  case highDefinition, lines625, lines525

  init(size: PixelSize, rate: FrameRate?) {
    let isPAL = size.height == 576 || rate?.framesPerSecond == 25 || rate?.framesPerSecond == 50
    self = size.height > 576 || size.width > 1024 ? .highDefinition : isPAL ? .lines625 : .lines525
  }

  /// The standard by its name.
  var name: String { self == .highDefinition ? "BT.709" : "BT.601" }

  fileprivate var matrix: String {
    switch self {
    case .highDefinition: "bt709"
    case .lines625: "bt470bg"
    case .lines525: "smpte170m"
    }
  }

  fileprivate var transfer: String { self == .highDefinition ? "bt709" : "smpte170m" }
}

extension ColorFacts {
  /// BT.709 with limited range: standard dynamic range for every screen.
  static let bt709 = ColorFacts(
    primaries: "bt709", transfer: "bt709", matrix: "bt709", range: .limited)

  /// The values with those that are missing decided.
  fileprivate static func decided(
    _ color: ColorFacts, isRGB: Bool, format: PixelFormatFacts, guess: ColorGuess
  ) -> ColorFacts {
    let isHigh = color.transfer == "smpte2084" || color.transfer == "arib-std-b67"
    let isFull = isRGB || format.name?.hasPrefix("yuvj") == true
    var decided = color
    decided.origin = nil
    if isHigh {
      decided.matrix = color.matrix ?? "bt2020nc"
      decided.primaries = color.primaries ?? "bt2020"
    } else if isRGB {
      decided.matrix = "gbr"
      decided.primaries = color.primaries ?? "bt709"
      decided.transfer = color.transfer ?? "iec61966-2-1"
    } else {
      let matrix = color.matrix ?? guess.matrix
      decided.matrix = matrix
      decided.primaries = color.primaries ?? Self.primaries(besides: matrix, guess)
      decided.transfer = color.transfer ?? Self.transfer(besides: matrix, guess)
    }
    decided.range = color.range ?? (isFull ? .full : .limited)
    return decided
  }

  /// The transfer function that goes with a matrix.
  private static func transfer(besides matrix: String, _ guess: ColorGuess) -> String {
    switch matrix {
    case "bt709": "bt709"
    case "bt2020nc", "bt2020c": "bt2020-10"
    default: guess.transfer
    }
  }

  /// The primaries that go with a matrix.
  private static func primaries(besides matrix: String, _ guess: ColorGuess) -> String {
    switch matrix {
    case "bt709", "bt470bg", "smpte170m": matrix
    case "bt2020nc", "bt2020c": "bt2020"
    default: guess.matrix
    }
  }
}

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
