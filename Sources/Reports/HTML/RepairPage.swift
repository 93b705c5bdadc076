package import Preflight

/// The page of one `fit` or `trim`: before and after beside each other, every step with its cost, what
/// was lost, and the second check.
package struct RepairPage: Sendable {
  private let maker: PageMaker

  package init(_ maker: PageMaker) { self.maker = maker }

  /// The page.
  package func html(_ report: RepairReport, pictures: RepairPictures) -> String {
    let hero = Self.hero(report)
    let parts =
      report.outcome == .refused
      ? [strip(report, pictures), refusals(report)]
      : [
        strip(report, pictures), moments(pictures), changes(report), steps(report),
        losses(report), checks(report),
      ]
    return maker.page(
      "\(hero.word): \(hero.names.joined())",
      hero.markup + .joined(parts.filter { !$0.isEmpty }) + notes(report) + facts(report))
  }

  private static func hero(_ report: RepairReport) -> Hero {
    let headline = RepairWords(report)
    let verdict = headline.verdict
    let names = report.checkBefore.map { "\($0.name) (\($0.provider))" }
    return Hero(
      icon: verdict.map(Icon.of) ?? Icon.dot, colorClass: verdict?.rawValue ?? "note",
      word: headline.word, names: [headline.file],
      about: names.isEmpty ? "" : "For \(names.joined(separator: " and "))",
      lines: headline.lines)
  }

  private func section(_ title: Markup, _ content: Markup) -> Markup {
    content.isEmpty
      ? .empty
      : .element("section", [:], [HeadingLevel(level: 2).element([title]), content])
  }

  /// The clip before with what stays of it, and the clip after.
  private func strip(_ report: RepairReport, _ pictures: RepairPictures) -> Markup {
    var parts = Markup.empty
    switch pictures.before {
    case .clip(let strip)?:
      let figure = FilmstripFigure(
        name: report.input, strip: strip, windows: window(of: report, in: strip))
      parts += HeadingLevel(level: 3).element(["Before"]) + figure.markup
    case .none(let reason)?: parts += .element("p", ["class": "no-picture"], text: reason)
    case .still?, nil: break
    }
    if case .clip(let strip)? = pictures.after {
      let figure = FilmstripFigure(name: report.output ?? "", strip: strip, windows: [])
      parts += HeadingLevel(level: 3).element(["After"]) + figure.markup
    }
    return section("The clip", parts)
  }

  private func window(of report: RepairReport, in strip: Filmstrip) -> [AcceptedWindow] {
    guard let kept = report.kept, kept.start < kept.end else { return [] }
    return [
      AcceptedWindow(
        name: "Kept", kept: kept.start..<kept.end, of: max(strip.duration, kept.end))
    ]
  }

  private func moments(_ pictures: RepairPictures) -> Markup {
    let pairs = pictures.moments.map { moment in
      Markup.element(
        "div", [:],
        [
          HeadingLevel(level: 3).element([.text(moment.title)]),
          .element(
            "div", ["class": "pair"],
            [
              figure("Before", moment.title, moment.before),
              moment.after.map { figure("After", moment.title, $0) } ?? .empty,
            ]),
        ])
    }
    return pairs.isEmpty
      ? .empty : section("Before and after", .element("div", ["class": "pairs"], pairs))
  }

  private func figure(_ when: String, _ title: String, _ moment: MomentPair.Moment) -> Markup {
    let time = moment.time.map { " · \(FactWords.seconds($0))" } ?? ""
    return .element(
      "figure", [:],
      [
        .picture(moment.thumbnail, alternative: "\(title), \(when.lowercased())"),
        .element("figcaption", [:], text: when + time),
      ])
  }

  private func changes(_ report: RepairReport) -> Markup {
    let rows = RepairTable(report).rows.filter { $0.before != nil || $0.after != nil }
    let heads = ["", "Before", "After"].map {
      Markup.element("th", ["scope": $0.isEmpty ? nil : "col"], text: $0)
    }
    let body = rows.map { row in
      Markup.element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], text: row.label),
          .element("td", [:], text: row.before ?? "none"),
          .element(
            "td", ["class": row.before == row.after ? nil : "changed"], text: row.after ?? "none"),
        ])
    }
    return section(
      "What changes",
      .element(
        "table", ["class": "change"],
        [.element("thead", [:], [.element("tr", [:], heads)]), .element("tbody", [:], body)]))
  }

  private func steps(_ report: RepairReport) -> Markup {
    let steps = report.steps.map { step in
      Markup.element(
        "li", [:],
        [
          HeadingLevel(level: 3).element([.text(step.action)]),
          .rows(
            [("Why", .text(step.reason))] + (step.cost.map { [("Cost", .text($0))] } ?? [])),
        ])
    }
    return steps.isEmpty
      ? .empty : section("Steps", .element("ol", ["class": "steps"], steps))
  }

  private func losses(_ report: RepairReport) -> Markup {
    guard report.outcome == .written || !report.losses.isEmpty else { return .empty }
    let rows = report.losses.map { Markup.element("li", [:], text: $0) }
    return section(
      "What was lost",
      rows.isEmpty
        ? .element("p", [:], ["Nothing but what the steps say."]) : .element("ul", [:], rows))
  }

  private func checks(_ report: RepairReport) -> Markup {
    let rows = RepairCheckWords.rows(report)
    guard !rows.isEmpty else { return .empty }
    let badges = report.checkAfter.map { Markup.badge($0.verdict) }
    let content = zip(rows, badges.map(Optional.some) + [nil]).map { row, badge in
      Markup.element("li", [:], [badge ?? .empty, " ", .text(row.1)])
    }
    return section("The second check", .element("ul", ["class": "checks"], content))
  }

  private func refusals(_ report: RepairReport) -> Markup {
    section("Why not", RefusalCards(refusals: report.refusals).markup)
  }

  private func notes(_ report: RepairReport) -> Markup {
    let rows = report.notes.map { Markup.element("li", [:], text: $0) }
    return rows.isEmpty ? .empty : section("Notes", .element("ul", [:], rows))
  }

  private func facts(_ report: RepairReport) -> Markup {
    FactsSection(
      facts: report.before, heading: HeadingLevel(level: 2), name: report.before.path
    ).markup
      + (report.outcome == .written
        ? report.after.map {
          FactsSection(facts: $0, heading: HeadingLevel(level: 2), name: $0.path).markup
        } ?? .empty : .empty)
  }
}

/// What came of a repair, in words.
struct RepairWords {
  let word: String
  /// Nil where nothing is decided yet.
  let verdict: Verdict?
  /// The file that it is about.
  let file: String
  let lines: [String]

  init(_ report: RepairReport) {
    let isTrim = report.checkBefore.isEmpty
    let idle = isTrim ? "Nothing to cut" : "Already fits"
    let output = report.output
    switch report.outcome {
    case .refused:
      (word, verdict) = (isTrim ? "Cannot be cut" : "Cannot be made to fit", .fail)
      lines = [FactsText.summary(report.before)]
    case .planned:
      (word, verdict) = report.steps.isEmpty ? (idle, .pass) : ("The plan", nil)
      lines = [output.map { "Would be written to \($0)" } ?? "Nothing was written"]
    case .copied:
      (word, verdict) = (idle, .pass)
      lines = output.map { ["Copied unchanged to \($0)"] } ?? []
    case .written:
      verdict = report.verdict
      switch report.verdict {
      case .pass: word = "Ready"
      case .warn: word = "Ready, with warnings"
      case .unknown: word = "Ready, limits unknown"
      case .fail: word = "Still refused"
      }
      lines = ["Made from \(report.input)"] + (report.after.map { [FactsText.summary($0)] } ?? [])
    }
    file = (report.outcome == .written ? output : nil) ?? report.input
  }
}

/// The same moment of a file before and after it was changed.
package struct MomentPair: Sendable, Hashable {
  /// Which moment: `"First kept frame"`.
  package var title: String
  package var before: Moment
  /// Nil where nothing was written.
  package var after: Moment?

  /// A picture and when it is shown; nil for still pictures.
  package struct Moment: Sendable, Hashable {
    package var thumbnail: Thumbnail
    package var time: MediaTime?

    package init(thumbnail: Thumbnail, time: MediaTime? = nil) {
      self.thumbnail = thumbnail
      self.time = time
    }
  }

  package init(title: String, before: Moment, after: Moment?) {
    self.title = title
    self.before = before
    self.after = after
  }
}

/// What is shown of a repair.
package struct RepairPictures: Sendable, Hashable {
  package var before: FilePictures?
  package var after: FilePictures?
  package var moments: [MomentPair]

  package init(before: FilePictures?, after: FilePictures?, moments: [MomentPair]) {
    self.before = before
    self.after = after
    self.moments = moments
  }
}
