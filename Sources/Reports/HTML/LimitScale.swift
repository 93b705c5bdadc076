import Preflight

/// A measured number beside what is allowed, on one scale.
struct LimitScale: Equatable {
  /// A number on the scale, with its place from 0 to 1 and its words.
  struct Mark: Equatable {
    var fraction: Double
    var label: String
  }

  /// The stretches that are allowed, as places from 0 to 1.
  private(set) var allowed: [ClosedRange<Double>] = []
  /// The ends of what is allowed, or the single numbers that are.
  private(set) var limits: [Mark] = []
  let measured: Mark
  let isLogarithmic: Bool
  /// Where the scale begins, in words, when that is not zero.
  let start: String?

  /// The scale, or nil when what was measured is no number or nothing numeric is allowed.
  init?(_ measured: MeasuredValue, against limit: LimitDescription) {
    guard let value = Self.number(measured.value), value.isFinite, value >= 0 else { return nil }
    let bounds = limit.bounds
    let low = bounds.minimum?.value.approximation
    let high = bounds.maximum?.value.approximation
    let points = (bounds.allowed ?? []).compactMap { allowed in
      Self.number(allowed).map { (value: $0, label: allowed.text) }
    }
    guard low != nil || high != nil || !points.isEmpty, points.count <= 12 else { return nil }
    let known = [low, high].compactMap(\.self) + points.map(\.value) + [value]
    let positive = known.filter { $0 > 0 }
    guard let most = known.max(), let least = positive.min(), most > 0 else { return nil }
    isLogarithmic = most / least > 25
    let axis = Axis(known: known, least: least, most: most, isLogarithmic: isLogarithmic)
    let unit = measured.unit ?? limit.unit
    start =
      axis.lower > 0 && !isLogarithmic ? Self.label(.flag(false), axis.lower, unit) : nil
    self.measured = Mark(
      fraction: axis.place(value), label: Self.label(measured.value, value, unit))
    if low != nil || high != nil {
      allowed = [
        (low.map(axis.place) ?? 0)...max(low.map(axis.place) ?? 0, high.map(axis.place) ?? 1)
      ]
    }
    limits = [(low, bounds.minimum?.value), (high, bounds.maximum?.value)].compactMap {
      place, exact in
      guard let place, let exact else { return nil }
      return Mark(fraction: axis.place(place), label: Self.label(.number(exact), place, unit))
    }
    if limits.count == 2, limits[0].fraction == limits[1].fraction { limits.removeLast() }
    limits += points.map {
      Mark(fraction: axis.place($0.value), label: Self.label(.text($0.label), $0.value, unit))
    }
    .sorted { $0.fraction < $1.fraction }
  }

  /// The axis from 0, or from below the least number, to above the largest.
  private struct Axis {
    let lower: Double
    let upper: Double
    let isLogarithmic: Bool

    init(known: [Double], least: Double, most: Double, isLogarithmic: Bool) {
      self.isLogarithmic = isLogarithmic
      let smallest = known.min() ?? 0
      // Numbers close to each other, such as shapes, would be one blot on a scale from 0.
      let isNarrow = smallest > 0 && most / smallest < 1.6
      let margin = max((most - smallest) * 0.5, most * 0.02)
      lower = isLogarithmic ? least / 2 : isNarrow ? max(0, smallest - margin) : 0
      upper = isLogarithmic ? most * 2 : isNarrow ? most + margin : most * 1.18
    }

    func place(_ value: Double) -> Double {
      guard isLogarithmic else { return (value - lower) / (upper - lower) }
      return value <= lower
        ? 0 : LimitScale.logarithm(value / lower) / LimitScale.logarithm(upper / lower)
    }
  }

  /// The logarithm to the base of two, good to a thousandth, which is more than a pixel shows.
  private static func logarithm(_ value: Double) -> Double {
    var (rest, whole) = (value, 0.0)
    while rest >= 2 {
      rest /= 2
      whole += 1
    }
    var (fraction, step) = (0.0, 0.5)
    for _ in 0..<14 {
      rest *= rest
      if rest >= 2 {
        rest /= 2
        fraction += step
      }
      step /= 2
    }
    return whole + fraction
  }

  private static func number(_ value: SettingValue) -> Double? {
    switch value {
    case .number(let number): return number.approximation
    case .flag: return nil
    case .text(let text):
      let parts = text.split(separator: ":")
      guard parts.count == 2, let width = Rational(decimal: parts[0]),
        let height = Rational(decimal: parts[1]), height > 0
      else { return nil }
      return (width / height)?.approximation
    }
  }

  private static func label(_ value: SettingValue, _ number: Double, _ unit: LimitUnit?) -> String {
    if unit == .bytes { return FactWords.bytes(Int64(min(number, 9e18))) }
    let words = unit.map { " \($0.rawValue)" } ?? ""
    switch value {
    case .text(let text): return text + words
    case .number, .flag:
      return Decimal.text(number, places: unit == .seconds ? 3 : 2) + words
    }
  }
}

/// A measured value drawn beside what is allowed: on a scale, as shapes, or as a choice of words.
struct LimitScaleFigure {
  let measured: MeasuredValue
  let limit: LimitDescription
  let severity: Severity

  /// The figure, or nothing where there is nothing to draw.
  var markup: Markup {
    if let scale = LimitScale(measured, against: limit) { return figure(scale) }
    if let shapes = SizeShapes(measured, against: limit) { return shapes.markup(severity) }
    guard let allowed = limit.bounds.allowed, (1...16).contains(allowed.count) else {
      return .empty
    }
    return choices(allowed.map(\.text))
  }

  private var words: String {
    "Measured \(MeasurementText.text(measured)), allowed \(LimitText.text(limit))."
  }

  private func figure(_ scale: LimitScale) -> Markup {
    let bands = scale.allowed.map { range in
      Markup.element(
        "div",
        ["class": "allowed", "style": Share.style(from: range.lowerBound, to: range.upperBound)])
    }
    let ticks = scale.limits.map { limit in
      Markup.element(
        "div",
        [
          "class": scale.allowed.isEmpty ? "tick point" : "tick",
          "style": "left:\(Share.percent(limit.fraction))",
        ])
    }
    let mark = Markup.element(
      "div",
      ["class": "mark", "style": "left:\(Share.percent(scale.measured.fraction))"])
    return .element(
      "div", ["class": "scale \(severity.colorClass)", "role": "img", "aria-label": words],
      [
        .element("div", ["class": "above"], [label(scale.measured, "measured")]),
        .element("div", ["class": "bar"], bands + ticks + [mark]),
        .element("div", ["class": "below"], Self.merged(scale.limits).map { label($0, "limit") }),
        note(scale),
      ])
  }

  /// What a reader has to know of a scale that does not begin at zero.
  private func note(_ scale: LimitScale) -> Markup {
    let text =
      scale.isLogarithmic
      ? "The scale is logarithmic." : scale.start.map { "The scale begins at \($0)." }
    return text.map { .element("p", ["class": "axis-note"], text: $0) } ?? .empty
  }

  private func label(_ mark: LimitScale.Mark, _ name: String) -> Markup {
    let side = mark.fraction < 0.14 ? " start" : mark.fraction > 0.86 ? " end" : ""
    return .element(
      "span",
      ["class": name + side, "style": "left:\(Share.percent(mark.fraction))"], text: mark.label)
  }

  /// Labels that would run into each other, made one.
  static func merged(_ marks: [LimitScale.Mark]) -> [LimitScale.Mark] {
    var merged: [LimitScale.Mark] = []
    for mark in marks {
      if let last = merged.last, mark.fraction - last.fraction < 0.24 {
        merged[merged.count - 1] = LimitScale.Mark(
          fraction: (last.fraction + mark.fraction) / 2, label: "\(last.label), \(mark.label)")
      } else {
        merged.append(mark)
      }
    }
    return merged
  }

  private func choices(_ allowed: [String]) -> Markup {
    let own = MeasurementText.text(measured)
    let chips = allowed.map { value in
      Markup.element(
        "li", ["class": value.lowercased() == own.lowercased() ? "chip same" : "chip"],
        [Icon.check, .text(value)])
    }
    let isAmong = allowed.contains { $0.lowercased() == own.lowercased() }
    let wrong = Markup.element(
      "li", ["class": "chip \(severity.colorClass)"], [Icon.of(severity), .text(own)])
    return .element(
      "ul", ["class": "chips", "aria-label": words], (isAmong ? [] : [wrong]) + chips)
  }
}

/// A size drawn as a rectangle beside the smallest and the largest that are allowed.
private struct SizeShapes {
  private let measured: PixelSize
  private let least: PixelSize?
  private let most: PixelSize?

  init?(_ measurement: MeasuredValue, against limit: LimitDescription) {
    guard case .text(let text) = measurement.value, let size = PixelSize(text),
      limit.bounds.minimumSize != nil || limit.bounds.maximumSize != nil
    else { return nil }
    measured = size
    least = limit.bounds.minimumSize
    most = limit.bounds.maximumSize
  }

  func markup(_ severity: Severity) -> Markup {
    let all = [measured, least, most].compactMap(\.self)
    let (width, height) = (all.map(\.width).max() ?? 1, all.map(\.height).max() ?? 1)
    func box(_ size: PixelSize?, _ name: String, _ label: String) -> Markup {
      guard let size else { return .empty }
      let style =
        "width:\(Share.percent(Double(size.width) / Double(width)));"
        + "height:\(Share.percent(Double(size.height) / Double(height)))"
      return .element("div", ["class": "shape \(name)", "style": style, "title": label])
    }
    func entry(_ size: PixelSize?, _ name: String, _ label: String) -> Markup {
      guard let size else { return .empty }
      return .element("li", ["class": name], text: "\(label) \(size)")
    }
    return .element(
      "div", ["class": "sizes \(severity.colorClass)"],
      [
        .element(
          "div",
          ["class": "shapes", "aria-hidden": "true", "style": "aspect-ratio:\(width)/\(height)"],
          [
            box(most, "most", "largest"), box(least, "least", "smallest"),
            box(measured, "own", "measured"),
          ]),
        .element(
          "ul", [:],
          [
            entry(measured, "own", "Measured"), entry(least, "least", "At least"),
            entry(most, "most", "At most"),
          ]),
      ])
  }
}
