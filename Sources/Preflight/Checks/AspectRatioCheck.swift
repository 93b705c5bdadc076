import MediaModel

/// A picture's shape, as a viewer sees it, is one that is accepted.
struct AspectRatioCheck: LimitCheck {
  static let noun = "shape"
  static let mediaTypes: [MediaType] = [.image, .video]
  static let isAboutSize = true
  static let listed: ListedValue? = .shape
  static let outputSettings = ["aspect_ratio", "ratio"]

  static func sizeHints(of bounds: Bounds, on quantity: Quantity) -> SizeHints {
    let ends = [bounds.minimum?.value, bounds.maximum?.value].compactMap(\.self)
    return SizeHints(
      shapes: ends.compactMap { AspectRatio($0) },
      listedShapes: bounds.allowedTexts.compactMap { AspectRatio($0) })
  }

  static func readings(
    of quantity: Quantity, in input: AssignedInput, _ timing: ClipTiming
  ) -> [Reading] {
    input.facts.displayAspectRatio.map { [Reading(value: $0.value)] } ?? []
  }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    inputs.first?.facts.displayAspectRatio.map { MeasuredValue($0.description) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    inputs.filter { $0.mediaType == .video || $0.mediaType == .image }.flatMap { input in
      violations(of: limit.limit.bounds, by: input, in: context)
    }
  }

  private static func violations(
    of bounds: Bounds, by input: AssignedInput, in context: CheckContext
  ) -> [Violation] {
    let noun = "\(input.mediaType.rawValue).aspect"
    let subject = context.subject(input)
    let shapes = (bounds.allowed ?? []).compactMap { AspectRatio($0.text) }
    guard let shape = input.facts.displayAspectRatio else {
      return [
        Violation(
          id: "\(noun).unknown", certainty: .unknown, input: input,
          observation: "The shape of \(subject.lowercasedThe) is not known",
          demand: demand(bounds, shapes: shapes))
      ]
    }
    let range = Bounds(minimum: bounds.minimum, maximum: bounds.maximum)
    let observation = "\(subject) is \(text(of: shape, size: input.facts.displaySize))"
    let measured = MeasuredValue(.text(shape.description))
    let fix = Fix(
      .reshape(aspects: shapes, range),
      "Crop or pad it to \(demand(bounds, shapes: shapes)).")
    var violations = range.breaches(of: [Reading(value: shape.value)]).map { breach in
      Violation(
        id: "\(noun).\(breach.idSuffix("too-wide", "too-tall"))", input: input,
        measured: MeasuredValue(shape.value), observation: observation,
        demand: "a width ÷ height of \(range.demand(breach, Wording.number))", fix: fix)
    }
    guard !shapes.isEmpty else { return violations }
    let fits = shapes.map { AspectFit(shape, size: input.facts.displaySize, to: $0) }
    guard !fits.contains(.exact) else { return violations }
    if let near = zip(shapes, fits).first(where: { $0.1 == .near })?.0 {
      violations.append(
        Violation(
          id: "\(noun).inexact", certainty: .inexact, input: input, measured: measured,
          observation: "\(observation), close to \(near) but not exact",
          demand: demand(bounds, shapes: shapes),
          reason: "It may be cropped, stretched or refused.", fix: fix))
    } else {
      violations.append(
        Violation(
          id: "\(noun).not-allowed", input: input, measured: measured, observation: observation,
          demand: demand(bounds, shapes: shapes), fix: fix))
    }
    return violations
  }

  private static func demand(_ bounds: Bounds, shapes: [AspectRatio]) -> String {
    let range = Bounds(minimum: bounds.minimum, maximum: bounds.maximum)
    let parts = [
      range.isEmpty ? nil : "a width ÷ height of \(range.demand(Wording.number))",
      shapes.isEmpty ? nil : Wording.list(shapes.map(\.description)),
    ]
    return Wording.list(parts.compactMap(\.self), "and")
  }

  private static func text(of shape: AspectRatio, size: PixelSize?) -> String {
    let isSimple = max(shape.value.numerator, shape.value.denominator) <= 21
    let decimal = isSimple ? "" : ", \(shape.value.shortDecimal(places: 3)):1"
    let ratio = "\(shape)\(decimal)"
    return size.map { "\($0) (\(ratio))" } ?? ratio
  }
}

/// How well a picture's shape fits a demanded one.
enum AspectFit: Sendable, Hashable {
  /// Equal, or as near as whole or even pixels can be.
  case exact
  /// Within one percent: may be cropped, stretched or refused.
  case near
  case different

  init(_ shape: AspectRatio, size: PixelSize?, to wanted: AspectRatio) {
    guard shape.relativeDistance(to: wanted) * 100 <= 1 else {
      self = .different
      return
    }
    let isRounded = size.map { Self.isRounding($0, of: wanted) } ?? false
    self = shape == wanted || isRounded ? .exact : .near
  }

  /// Whether one side is the other's ideal, rounded to the next whole or even pixel.
  private static func isRounding(_ size: PixelSize, of wanted: AspectRatio) -> Bool {
    let (width, height) = (Rational(size.width), Rational(size.height))
    guard let idealHeight = width / wanted.value else { return false }
    return (width - height * wanted.value).magnitude < 2 || (height - idealHeight).magnitude < 2
  }
}
