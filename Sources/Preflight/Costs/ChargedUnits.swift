import MediaModel

/// How many times a price is asked for a request.
struct ChargedUnits {
  let minimum: Rational
  let maximum: Rational
  /// For what, to stand behind the price: `", for 5 s of result"`; empty for a request.
  let words: String

  /// The units of a basis, or nil when their number is not known.
  init?(_ basis: Price.Basis, in context: CheckContext) {
    let lengths = ChargedLengths(context)
    switch basis {
    case .request:
      self.init(1, 1, "")
    case .second, .outputSecond:
      guard let length = lengths.result else { return nil }
      self.init(length.minimum, length.maximum, ", for \(length.words)")
    case .inputSecond:
      guard let length = lengths.clip else { return nil }
      self.init(length.minimum, length.maximum, ", for \(length.words)")
    case .inputAndOutputSecond:
      guard let clip = lengths.clip, let result = lengths.result else { return nil }
      self.init(
        clip.minimum + result.minimum, clip.maximum + result.maximum,
        ", for \(clip.words) and \(result.words)")
    case .frame:
      guard let frames = lengths.frameCount else { return nil }
      self.init(frames, frames, ", for \(frames.roundedDown) frames of the clip")
    case .thirtyFrames:
      guard let frames = lengths.frameCount, let runs = frames / 30 else { return nil }
      let whole = Rational(runs.roundedUp)
      self.init(whole, whole, ", for \(frames.roundedDown) frames of the clip")
    }
  }

  private init(_ minimum: Rational, _ maximum: Rational, _ words: String) {
    self.minimum = minimum
    self.maximum = maximum
    self.words = words
  }

  /// What stands between a price and what it is for.
  static func words(_ basis: Price.Basis) -> String {
    switch basis {
    case .request: "a request"
    case .second, .outputSecond, .inputSecond, .inputAndOutputSecond: "a second"
    case .frame: "a frame"
    case .thirtyFrames: "for every 30 frames begun"
    }
  }
}

/// The lengths for which providers charge.
private struct ChargedLengths {
  /// A length in seconds, exact or between bounds.
  struct Length {
    var minimum: Rational
    var maximum: Rational
    var words: String

    init(_ minimum: Rational, _ maximum: Rational, of what: String) {
      self.minimum = minimum
      self.maximum = maximum
      words =
        minimum == maximum
        ? "\(Wording.number(minimum)) s of \(what)"
        : "\(Wording.number(minimum)) to \(Wording.number(maximum)) s of \(what)"
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
  private static let frameNames = ["num_frames", "frames"]
  private static let rateNames = ["frames_per_second", "fps"]

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
