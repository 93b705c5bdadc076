import MediaModel
import Preflight

/// Something that speaks against a pair, with its measure on a scale.
struct PairFindingCard {
  let finding: PairFinding

  /// The card.
  var markup: Markup {
    .element(
      "article", ["class": "finding \(finding.severity.colorClass)"],
      [
        .element(
          "header", [:],
          [.badge(finding.severity), .element("code", ["class": "id"], text: finding.id)]),
        HeadingLevel(level: 3).element([.text(finding.message)]),
        LimitScaleFigure(measured: measured, limit: limit, severity: finding.severity).markup,
        .rows([
          ("Measured", .text(measuredWords)), ("Usual", .text(thresholdWords)),
          ("Origin", .text(finding.threshold.origin)), ("To do", .text(finding.advice)),
        ]),
      ])
  }

  private var unit: String { finding.measured.unit.map { " \($0)" } ?? "" }

  private var measuredWords: String {
    MeasuredNumber.text(finding.measured.value, places: 3) + unit
  }

  private var thresholdWords: String {
    let word: String
    switch finding.threshold.bound {
    case .atMost: word = "at most"
    case .atLeast: word = "at least"
    }
    return "\(word) \(MeasuredNumber.text(finding.threshold.value, places: 3))\(unit)"
  }

  private var measured: MeasuredValue {
    MeasuredValue(.number(Self.exact(finding.measured.value)))
  }

  private var limit: LimitDescription {
    let bound = Bounds.Bound(Self.exact(finding.threshold.value))
    switch finding.threshold.bound {
    case .atMost: return LimitDescription(quantity: .setting, bounds: Bounds(maximum: bound))
    case .atLeast: return LimitDescription(quantity: .setting, bounds: Bounds(minimum: bound))
    }
  }

  private static func exact(_ value: Double) -> Rational {
    Rational(decimal: MeasuredNumber.text(value, places: 4)) ?? 0
  }
}
