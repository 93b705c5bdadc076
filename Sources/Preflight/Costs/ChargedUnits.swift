import MediaModel

/// How many units a price is asked for in a request.
struct ChargedUnits {
  private(set) var minimum: Rational
  private(set) var maximum: Rational
  /// For what, to stand behind the price: `", for 5 s of result"`; empty for a request.
  private(set) var words: String

  /// The units of a price, or nil when their number is not known.
  init?(_ price: Price, in context: CheckContext) {
    guard let plain = Self.plain(price, in: context) else { return nil }
    self = plain
    let floor = price.minimumUnits ?? 0
    if minimum < floor { words += ", charged as \(Wording.number(floor))" }
    func charged(_ count: Rational) -> Rational {
      let count = (max(count, floor) / price.unitCount) ?? 0
      return price.roundsUp ? Rational(count.roundedUp) : count
    }
    (minimum, maximum) = (charged(minimum), charged(maximum))
  }

  private static func plain(_ price: Price, in context: CheckContext) -> ChargedUnits? {
    let lengths = ChargedLengths(context)
    func of(_ count: Rational, _ what: String) -> ChargedUnits {
      ChargedUnits(count, count, ", for \(Wording.number(count)) \(what)")
    }
    switch price.per {
    case .request, .image: return ChargedUnits(1, 1, "")
    case .second, .outputSecond:
      return lengths.result.map { ChargedUnits($0.minimum, $0.maximum, ", for \($0.words)") }
    case .inputSecond:
      return lengths.clip.map { ChargedUnits($0.minimum, $0.maximum, ", for \($0.words)") }
    case .inputAndOutputSecond:
      guard let clip = lengths.clip, let result = lengths.result else { return nil }
      return ChargedUnits(
        clip.minimum + result.minimum, clip.maximum + result.maximum,
        ", for \(clip.words) and \(result.words)")
    case .frame: return lengths.frameCount.map { of($0, "frames of the clip") }
    case .thirtyFrames:
      return lengths.frameCount.flatMap { frames in
        (frames / 30).map {
          let whole = Rational($0.roundedUp)
          return ChargedUnits(
            whole, whole, ", for \(Wording.number(frames)) frames of the clip")
        }
      }
    case .outputFrame:
      return lengths.resultFrames(at: price.framesPerSecond).map {
        ChargedUnits($0.minimum, $0.maximum, ", for \($0.words)")
      }
    case .megapixel: return pixels(1_000_000, price, lengths, in: context)
    case .millionTokens: return pixels(1_024_000_000, price, lengths, in: context)
    case .character:
      let texts = context.profile.textInputs.compactMap { context.request.settings[$0.role] }
      return texts.isEmpty ? nil : of(Rational(texts.map(\.count).reduce(0, +)), "characters")
    case .computeSecond: return nil
    }
  }

  /// The pixels of all frames of the result, in units of so many.
  private static func pixels(
    _ unit: Int64, _ price: Price, _ lengths: ChargedLengths, in context: CheckContext
  ) -> ChargedUnits? {
    guard let size = ResultSize(context).size,
      let frames = lengths.resultFrames(at: price.framesPerSecond)
    else { return nil }
    let share = Rational(Int64(size.area), unit) ?? 0
    return ChargedUnits(
      share * frames.minimum, share * frames.maximum, ", for \(frames.words) at \(size)")
  }

  private init(_ minimum: Rational, _ maximum: Rational, _ words: String) {
    self.minimum = minimum
    self.maximum = maximum
    self.words = words
  }

  /// What stands between a price and what it is for: `"a second"`, `"for every 2 s begun"`.
  static func words(_ price: Price) -> String {
    let (one, many) =
      switch price.per {
      case .request: ("a request", "requests")
      case .second, .outputSecond, .inputSecond, .inputAndOutputSecond: ("a second", "s")
      case .frame, .outputFrame: ("a frame", "frames")
      case .thirtyFrames: ("for every 30 frames begun", "times 30 frames")
      case .image: ("an image", "images")
      case .megapixel: ("a million pixels", "million pixels")
      case .millionTokens: ("a million tokens", "million tokens")
      case .character: ("a character", "characters")
      case .computeSecond: ("a second of computing", "s of computing")
      }
    guard price.unitCount != 1 else { return one }
    return "for every \(Wording.number(price.unitCount)) \(many)" + (price.roundsUp ? " begun" : "")
  }
}

/// How large the result of a request will be, as its settings say, else as large as what is given.
struct ResultSize {
  /// The size in pixels, or nil when nothing says.
  let size: PixelSize?

  init(_ context: CheckContext) {
    func number(_ name: String) -> Int? { context.setting(name).flatMap { Int($0) } }
    let pictures = context.inputs.filter { $0.mediaType == .video || $0.mediaType == .image }
    let names = ["video_size", "size", "resolution", "output_resolution", "target_resolution"]
    let named = names.lazy.compactMap { context.setting($0) }
      .first { PixelSize($0) != nil || ResolutionTier($0) != nil }
    if let width = number("width"), let height = number("height") {
      size = PixelSize(width: width, height: height)
    } else if let named, let exact = PixelSize(named) {
      size = exact
    } else if let named, let tier = ResolutionTier(named) {
      let shape =
        ["aspect_ratio", "ratio"].lazy.compactMap { context.setting($0) }
        .compactMap { AspectRatio($0) }.first
        ?? pictures.lazy.compactMap(\.facts.displayAspectRatio).first
      size = shape.flatMap { Self.size(of: tier, shape: $0) }
    } else {
      size = pictures.first { $0.mediaType == .video }?.facts.displaySize
    }
  }

  /// A picture of a tier in a shape: the short side has the tier's lines, and both sides are even.
  private static func size(of tier: ResolutionTier, shape: AspectRatio) -> PixelSize? {
    let long = Rational(tier.lines) * max(shape.value, shape.value.reciprocal ?? 1)
    let even = Int(((long / 2) ?? 0).roundedDown) * 2
    return shape.value < 1
      ? PixelSize(width: tier.lines, height: even) : PixelSize(width: even, height: tier.lines)
  }
}

/// The lengths for which providers charge.
private struct ChargedLengths {
  /// A length in seconds or frames, exact or between bounds.
  struct Length {
    var minimum: Rational
    var maximum: Rational
    var words: String

    init(_ minimum: Rational, _ maximum: Rational, of what: String, in unit: String = "s") {
      self.minimum = minimum
      self.maximum = maximum
      words =
        minimum == maximum
        ? "\(Wording.number(minimum)) \(unit) of \(what)"
        : "\(Wording.number(minimum)) to \(Wording.number(maximum)) \(unit) of \(what)"
    }
  }

  private let context: CheckContext
  private let input: AssignedInput?
  private let timing: ClipTiming?

  init(_ context: CheckContext) {
    self.context = context
    let media = context.inputs.filter { $0.mediaType == .video }
    input = media.first ?? context.inputs.first { $0.mediaType == .audio }
    // Which of several clips is charged for, no profile says.
    timing =
      media.count > 1
      ? nil
      : input.flatMap { input in
        input.delivery.isSeen
          ? context.timing(of: input)
          : nil
      }
  }

  /// How long the input is, as far as the provider uses it.
  var clip: Length? {
    guard let input, let longest = timing?.extremes?.longest.value else { return nil }
    let cuts = context.stack.filter { limit in
      limit.force == .binds && limit.limit.quantity == .duration && limit.applies(to: input)
        && limit.limit.effect == .alter && limit.limit.behavior == .truncateToFirst
    }
    var (low, high) = (longest, longest)
    for limit in cuts {
      guard let maximum = limit.limit.bounds.maximum?.value else { continue }
      switch context.truth(of: limit, for: input) {
      case .holds: (low, high) = (min(low, maximum), min(high, maximum))
      case .unknown: low = min(low, maximum)
      case .fails: break
      }
    }
    return Length(low, high, of: "the clip")
  }

  /// The frames of the input.
  var frameCount: Rational? { timing?.frameCounts.first?.value }

  /// The frames of the result: as the settings say, else by its length and a rate.
  func resultFrames(at rate: Rational?) -> Length? {
    let count = ResultLength.frameNames.lazy.compactMap { context.setting($0) }.first
    if let count = count.flatMap({ Rational(decimal: $0) }) {
      return Length(count, count, of: "result", in: "frames")
    }
    let stated = ResultLength.rateNames.lazy.compactMap { context.setting($0) }.first
    let shown = timing?.rate?.framesPerSecond
    guard let rate = stated.flatMap({ Rational(decimal: $0) }) ?? rate ?? shown,
      let length = result
    else { return nil }
    return Length(length.minimum * rate, length.maximum * rate, of: "result", in: "frames")
  }

  /// How long the result is: as the settings say, else as the model does by itself, else as long as
  /// the clip where no setting of its length is known.
  var result: Length? {
    switch ResultLength(context).length {
    case .seconds(let seconds): return Length(seconds, seconds, of: "result")
    case .between(let low, let high): return Length(low, high, of: "result")
    case .open: return nil
    case .unsaid:
      guard input?.mediaType == .video, var length = clip else { return nil }
      length.words += ", the result taken to be as long"
      return length
    }
  }
}

/// How long the result of a request will be, as the settings say.
struct ResultLength {
  /// What the settings say.
  enum Length: Sendable, Hashable {
    case seconds(Rational)
    /// The model decides (`auto`), or nothing is given: within what the setting allows.
    case between(Rational, Rational)
    /// A setting exists, and its value is not known.
    case open
    /// No setting of the length is known.
    case unsaid
  }

  let length: Length

  private static let timeNames = ["duration", "seconds"]
  static let frameNames = ["num_frames", "frames"]
  static let rateNames = ["frames_per_second", "fps"]

  init(_ context: CheckContext) {
    let given = context.request.settings
    func number(_ names: [String]) -> Rational? {
      names.lazy.compactMap { context.setting($0) }.first.flatMap { Rational(decimal: $0) }
    }
    func frames() -> Length {
      guard let frames = number(Self.frameNames), let rate = number(Self.rateNames), frames > 0,
        rate > 0, let seconds = frames / rate
      else { return .open }
      return .seconds(seconds)
    }
    let defaults = context.profile.settings
    let range =
      Self.timeNames.lazy.compactMap { defaults[$0] }.first.flatMap(Self.range) ?? .open
    func time(_ text: String) -> Length { Self.seconds(text).map { .seconds($0) } ?? range }

    if let text = Self.timeNames.lazy.compactMap({ given[$0] }).first {
      length = time(text)
    } else if Self.frameNames.contains(where: { given[$0] != nil }) {
      length = frames()
    } else if let text = Self.timeNames.lazy.compactMap({ defaults[$0]?.defaultValue?.text }).first
    {
      length = time(text)
    } else if Self.frameNames.contains(where: { defaults[$0]?.defaultValue != nil }) {
      length = frames()
    } else {
      let names = Self.timeNames + Self.frameNames
      length = names.contains { defaults[$0] != nil } ? range : .unsaid
    }
  }

  /// The shortest and the longest that a setting allows, or nil when it does not say both.
  private static func range(_ setting: Setting) -> Length? {
    let listed = setting.allowed.compactMap { seconds($0.text) }
    guard let low = listed.min() ?? setting.minimum, let high = listed.max() ?? setting.maximum
    else { return nil }
    return .between(low, high)
  }

  /// The seconds that a setting's value means (`5`, `5s`), or nil when it is no length.
  static func seconds(_ text: String) -> Rational? {
    let plain = text.lowercased().filter { !$0.isWhitespace }
    let endings = ["seconds", "second", "secs", "sec", "s"]
    let ending = endings.first { plain.hasSuffix($0) } ?? ""
    return Rational(decimal: plain.dropLast(ending.count)).flatMap { $0 > 0 ? $0 : nil }
  }
}
