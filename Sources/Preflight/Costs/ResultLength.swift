import MediaModel

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
