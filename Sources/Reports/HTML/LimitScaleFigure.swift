import MediaModel
import Preflight

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
    guard case .text(let text) = measurement.value, let size = Self.size(text),
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

  /// The size in a text such as `"1920x1080"`.
  private static func size(_ text: String) -> PixelSize? {
    let sides = text.split(separator: "x").compactMap { Int($0) }
    return sides.count == 2 ? PixelSize(width: sides[0], height: sides[1]) : nil
  }
}
