public import MediaModel

/// A picture's size is one of the named ones, such as 720p.
struct ResolutionTierCheck: LimitCheck {
  static let noun = "size in pixels"
  static let mediaTypes: [MediaType] = [.image, .video]
  static let isAboutSize = true
  static let listed: ListedValue? = ListedValue("a tier such as 720p or <=1080p") {
    ResolutionTier($0.text) != nil
  }
  static let outputSettings = ["resolution"]

  static func sizeHints(of bounds: Bounds, on quantity: Quantity) -> SizeHints {
    let tiers = bounds.allowedTexts.compactMap { ResolutionTier($0) }
    return SizeHints(shortSides: tiers.map(\.lines), longSides: tiers.map(\.longSide))
  }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    inputs.first.flatMap { MeasuredValue(size: $0.facts) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let bounds = limit.limit.bounds
    let tiers = bounds.allowedTexts.compactMap(ResolutionTier.init)
    return inputs.filter { $0.mediaType == .video || $0.mediaType == .image }.compactMap { input in
      let noun = "\(input.mediaType.rawValue).resolution"
      let subject = context.subject(input)
      guard let size = input.facts.displaySize else {
        return Violation(
          id: "\(noun).unknown", certainty: .unknown, input: input,
          observation: "The size of \(subject.lowercasedThe) is not known",
          demand: demand(tiers))
      }
      guard !tiers.contains(where: { $0.admits(size) }) else { return nil }
      let isTooLarge = tiers.allSatisfy { $0.lines < size.shortSide }
      return Violation(
        id: "\(noun).\(isTooLarge ? "too-large" : "not-allowed")", input: input,
        measured: MeasuredValue(.text(size.description), unit: .pixels),
        observation: "\(subject) is \(size) (short side \(size.shortSide) px)",
        demand: demand(tiers), fix: fix(tiers, size))
    }
  }

  private static func demand(_ tiers: [ResolutionTier]) -> String {
    Wording.list(tiers.map { $0.includesSmaller ? "at most \($0.lines)p" : "\($0.lines)p" })
  }

  private static func fix(_ tiers: [ResolutionTier], _ size: PixelSize) -> Fix? {
    let below = tiers.filter { $0.lines <= size.shortSide }.max { $0.lines < $1.lines }
    guard let target = below ?? tiers.min(by: { $0.lines < $1.lines }) else { return nil }
    let lines = Bounds.Bound(Rational(target.lines))
    return Fix(
      .scale(.shortSide, Bounds(minimum: target.includesSmaller ? nil : lines, maximum: lines)),
      "Scale it to \(target.lines)p.")
  }
}

/// A name for a picture's size: `720p`, `4k`, or `<=1080p` for that and everything smaller.
public struct ResolutionTier: Sendable, Hashable {
  /// The short side of a 16:9 picture of the tier, in pixels.
  public var lines: Int
  /// Whether smaller pictures belong as well.
  public var includesSmaller: Bool

  /// The tier of a name, or nil when it is none.
  public init?(_ text: String) {
    var name = text.lowercased()[...]
    includesSmaller = name.hasPrefix("<=")
    if includesSmaller { name = name.dropFirst(2) }
    guard let unit = name.last, let number = Int(name.dropLast()), number > 0 else { return nil }
    switch (unit, number) {
    case ("p", _): lines = number
    case ("k", 2): lines = 1440
    case ("k", 4): lines = 2160
    case ("k", 8): lines = 4320
    default: return nil
    }
  }

  /// The long side of a 16:9 picture of the tier, rounded to the nearest even number.
  public var longSide: Int { (lines * 16 + 9) / 18 * 2 }

  /// Whether a picture is of the tier: its short side is the tier's, or it is wider than 16:9 and its
  /// long side is.
  public func admits(_ size: PixelSize) -> Bool {
    if includesSmaller { return size.shortSide <= lines }
    if size.shortSide == lines { return true }
    return size.shortSide < lines && size.longSide == longSide
  }
}

extension PixelSize {
  /// The size written as `"1920x1080"`, or nil when the text is none.
  package init?(_ text: String) {
    let sides = text.lowercased().split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "x" || $0 == ":" || $0 == "*" })
    guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]) else {
      return nil
    }
    self.init(width: width, height: height)
  }
}

/// A number of channels, also by its name.
struct ChannelCount {
  var value: Int

  init?(_ text: String) {
    switch text.lowercased() {
    case "mono": value = 1
    case "stereo": value = 2
    default:
      guard let number = Int(text), number > 0 else { return nil }
      value = number
    }
  }
}
