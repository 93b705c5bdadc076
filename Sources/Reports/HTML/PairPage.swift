import Analysis
package import Preflight

/// The page of one `transition`: both pictures and what differs beside each other, every measure with
/// its threshold.
package struct PairPage: Sendable {
  private let maker: PageMaker

  package init(_ maker: PageMaker) { self.maker = maker }

  /// The page.
  package func html(_ report: PairReport, pictures: PairPictures) -> String {
    let hero = hero(report)
    let heading = HeadingLevel(level: 2)
    let findings = report.findings.map(PairFindingCard.init).map(\.markup)
    let parts: [(String, Markup)] = [
      ("The pair", trio(report, pictures)), ("Measures", measures(report)),
      ("What to look at", .joined(findings)), ("Further", rows(report)),
    ]
    return maker.page(
      "\(hero.word): \(hero.names.joined(separator: " to "))",
      hero.markup
        + .joined(
          parts.filter { !$0.1.isEmpty }.map { title, content in
            .element("section", [:], [heading.element([.text(title)]), content])
          }))
  }

  private func hero(_ report: PairReport) -> Hero {
    let count = report.findings.count
    let word: String
    switch report.verdict {
    case .pass: word = "The pair will do"
    case .warn where count == 0: word = "The pair will do, with warnings"
    case .warn: word = "Look at \(count == 1 ? "1 thing" : "\(count) things") first"
    case .unknown: word = "The pair is made; what is accepted is not known"
    case .fail: word = "The pair is refused"
    }
    return Hero(
      icon: Icon.of(report.verdict), colorClass: report.verdict.rawValue, word: word,
      names: [report.start.record.path, report.end.record.path],
      lines: ["\(report.size), \(report.aspect): \(report.aspectReason)"])
  }

  private func trio(_ report: PairReport, _ pictures: PairPictures) -> Markup {
    let (start, end) = (report.start.measures.subject, report.end.measures.subject)
    let amplified =
      pictures.factor == 1 ? "not amplified" : "\(pictures.factor) times amplified"
    let isClear = start != nil || end != nil
    return .element(
      "div", ["class": "trio"],
      [
        figure(
          pictures.start, "Start: \(StillFrameWords(report.start.record).text)",
          boxes: [(start, "from")]),
        figure(
          pictures.end, "End: \(StillFrameWords(report.end.record).text)",
          boxes: [(end, "to")]),
        figure(
          pictures.difference, "Difference, \(amplified)",
          boxes: [(start, "from"), (end, "to")]),
      ])
      + (isClear
        ? .element("p", ["class": "quiet"], ["The boxes show where the subject is."]) : .empty)
  }

  private func figure(
    _ thumbnail: Thumbnail, _ words: String, boxes: [(Subject?, String)]
  ) -> Markup {
    let shapes = boxes.compactMap { subject, name in
      subject.map { box($0.box, "rim") + box($0.box, name) }
    }
    let drawing = Markup.element(
      "svg", ["viewBox": "0 0 100 100", "preserveAspectRatio": "none", "aria-hidden": "true"],
      shapes)
    return .element(
      "figure", [:],
      [
        .element(
          "div", ["class": "subject"],
          [.picture(thumbnail, alternative: words)] + (shapes.isEmpty ? [] : [drawing])),
        .element("figcaption", [:], text: words),
      ])
  }

  private func box(_ box: Subject.Box, _ name: String) -> Markup {
    func number(_ share: Double) -> String { Decimal.text(share * 100, places: 2) }
    return .element(
      "rect",
      [
        "class": name, "x": number(box.left), "y": number(box.top),
        "width": number(box.right - box.left), "height": number(box.bottom - box.top),
      ])
  }

  private func measures(_ report: PairReport) -> Markup {
    .element(
      "ul", ["class": "measures"],
      PairTable(report).rows.map { row in
        .element(
          "li", ["class": row.isFine ? "pass" : "warn"],
          [
            row.isFine ? Icon.check : Icon.triangle,
            .element("strong", [:], text: row.label), .element("span", [:], text: row.text),
            .element("span", ["class": "unseen"], text: row.isFine ? "Fine" : "Look at it"),
          ])
      })
  }

  private func rows(_ report: PairReport) -> Markup {
    .rows(PairText.closingRows(report).map { ($0.0, .text($0.1)) })
  }
}

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
    Decimal.text(finding.measured.value, places: 3) + unit
  }

  private var thresholdWords: String {
    let word: String
    switch finding.threshold.bound {
    case .atMost: word = "at most"
    case .atLeast: word = "at least"
    }
    return "\(word) \(Decimal.text(finding.threshold.value, places: 3))\(unit)"
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
    Rational(decimal: Decimal.text(value, places: 4)) ?? 0
  }
}
