import MediaModel

/// A picture, as a viewer sees it, is neither larger nor smaller than accepted.
struct SizeCheck: LimitCheck {
  static let noun = "size in pixels"
  static let mediaTypes: [MediaType] = [.image, .video]
  static let unit: LimitUnit? = .pixels
  static let isAboutSize = true
  static let listed: ListedValue? = .number

  static func sizeHints(of bounds: Bounds, on quantity: Quantity) -> SizeHints {
    var hints = SizeHints()
    let numbers = bounds.wholeNumbers
    switch Dimension(rawValue: quantity.rawValue) {
    case .width?: (hints.widths, hints.widthStep) = (numbers, bounds.step)
    case .height?: (hints.heights, hints.heightStep) = (numbers, bounds.step)
    case .side?:
      (hints.widths, hints.widthStep) = (numbers, bounds.step)
      (hints.heights, hints.heightStep) = (numbers, bounds.step)
    case .shortSide?: hints.shortSides = numbers
    case .longSide?: hints.longSides = numbers
    case .area?: hints.areas = numbers
    case nil: break
    }
    return hints
  }

  static func readings(
    of quantity: Quantity, in input: AssignedInput, _ timing: ClipTiming
  ) -> [Reading] {
    guard let size = input.facts.displaySize,
      let dimension = Dimension(rawValue: quantity.rawValue),
      let readings = readings(of: size, dimension).first
    else { return [] }
    return dimension == .side ? readings : readings.map { Reading(value: $0.value) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    inputs.filter { $0.mediaType == .video || $0.mediaType == .image }.flatMap { input in
      violations(of: limit.limit, by: input, in: context)
    }
  }

  private static func violations(
    of limit: Limit, by input: AssignedInput, in context: CheckContext
  ) -> [Violation] {
    guard let dimension = Dimension(rawValue: limit.quantity.rawValue) else { return [] }
    let bounds = limit.bounds
    let noun = "\(input.mediaType.rawValue).\(dimension.idPart)"
    let subject = context.subject(input)
    guard let size = input.facts.displaySize else {
      return [
        Violation(
          id: "\(noun).unknown", certainty: .unknown, input: input,
          observation: "The size of \(subject.lowercasedThe) is not known",
          demand: "\(dimension.phrase) of \(bounds.demand(pixels))")
      ]
    }
    let breaches = readings(of: size, dimension).flatMap { bounds.breaches(of: $0) }
    return breaches.unique(by: \.kind).map { breach in
      let demand = bounds.demand(breach, pixels)
      return Violation(
        id: "\(noun).\(breach.idSuffix("too-large", "too-small"))", input: input,
        measured: MeasuredValue(breach.reading.value, unit: .pixels, reading: breach.reading.name),
        observation: "\(subject) is \(size) (\(name(dimension, breach.reading)))",
        demand: "\(dimension.phrase) of \(demand)",
        remarks: turnedRemark(input),
        fix: fix(limit, dimension, breach, demand: demand))
    }
  }

  /// The numbers that are judged, each with its name; for a side both are.
  private static func readings(of size: PixelSize, _ dimension: Dimension) -> [[Reading]] {
    let width = Reading(name: .width, value: Rational(size.width))
    let height = Reading(name: .height, value: Rational(size.height))
    switch dimension {
    case .width: return [[width]]
    case .height: return [[height]]
    case .shortSide: return [[Reading(name: .shortSide, value: Rational(size.shortSide))]]
    case .longSide: return [[Reading(name: .longSide, value: Rational(size.longSide))]]
    case .area: return [[Reading(name: .area, value: Rational(size.area))]]
    // Lists and grids are held against the first reading, so each side comes first once.
    case .side: return [[width, height], [height, width]]
    }
  }

  private static func name(_ dimension: Dimension, _ reading: Reading) -> String {
    guard dimension == .area else {
      return "\(reading.name?.rawValue ?? "side") \(pixels(reading.value))"
    }
    return pixels(reading.value)
  }

  private static func turnedRemark(_ input: AssignedInput) -> [String] {
    guard let stored = input.facts.image?.storedSize ?? input.facts.mainVideo?.storedSize,
      let shown = input.facts.displaySize, stored != shown
    else { return [] }
    return ["It is stored as \(stored) and shown as \(shown)."]
  }

  private static func fix(
    _ limit: Limit, _ dimension: Dimension, _ breach: Breach, demand: String
  ) -> Fix {
    let verb =
      switch breach {
      case .tooLarge: "Scale it down to"
      case .tooSmall: "Use a larger original, or scale it up to"
      case .notAllowed, .offGrid: "Scale or crop it to"
      }
    return Fix(
      .scale(limit.quantity, limit.bounds), "\(verb) \(dimension.phrase) of \(demand).")
  }
}

private func pixels(_ value: Rational) -> String {
  value.roundedDown.grouped + " px"
}

extension Breach {
  fileprivate var kind: Int {
    switch self {
    case .tooLarge: 0
    case .tooSmall: 1
    case .notAllowed: 2
    case .offGrid: 3
    }
  }
}

extension Array {
  /// The first element of each kind.
  fileprivate func unique(by kind: (Element) -> Int) -> [Element] {
    var seen: Set<Int> = []
    return filter { seen.insert(kind($0)).inserted }
  }
}

/// The quantities that are about a picture's size.
private enum Dimension: String {
  case width, height, side, shortSide, longSide, area

  /// The dimension in a finding's id.
  var idPart: String {
    switch self {
    case .width, .height, .side, .area: rawValue
    case .shortSide: "short-side"
    case .longSide: "long-side"
    }
  }

  /// The dimension in a sentence.
  var phrase: String {
    switch self {
    case .width: "a width"
    case .height: "a height"
    case .side: "sides"
    case .shortSide: "a short side"
    case .longSide: "a long side"
    case .area: "an area"
    }
  }
}
