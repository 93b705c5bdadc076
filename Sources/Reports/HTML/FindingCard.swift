import Preflight

/// One finding: what, drawn on a scale, why, where it was read, and what to do.
struct FindingCard {
  let finding: Finding
  let fixes: FixPresentation
  /// Whether the file has to be named, because there are several.
  let namesFiles: Bool
  let heading: HeadingLevel

  /// The card.
  var markup: Markup {
    .element(
      "article", ["class": "finding \(finding.severity.colorClass)"],
      [
        .element("header", [:], [.badge(finding.severity), about]),
        heading.element([.text(finding.message)]),
        scale, details, fix,
      ])
  }

  private var about: Markup {
    let subject = [finding.role, namesFiles ? finding.path : nil].compactMap(\.self)
    return .element("code", ["class": "id"], text: finding.id)
      + (subject.isEmpty
        ? .empty
        : .element(
          "span", ["class": "about"],
          [.joined(subject.map(Markup.name), separator: ", ")]))
  }

  private var scale: Markup {
    guard let measured = finding.measured, let limit = finding.limit else { return .empty }
    return LimitScaleFigure(measured: measured, limit: limit, severity: finding.severity).markup
  }

  private var details: Markup {
    var rows: [(String, Markup)] = []
    if let measured = finding.measured, let limit = finding.limit {
      rows.append(("Measured", .text(MeasurementText.text(measured))))
      let allowed = LimitText.text(limit)
      if !allowed.isEmpty { rows.append(("Allowed", .text(allowed))) }
    }
    if let detail = finding.detail { rows.append(("Why", .text(detail))) }
    if let source = finding.source {
      let speaker = finding.spokenBy.flatMap { $0.relation == .itself ? nil : "\($0.name): " }
      rows.append(("Source", .text(speaker ?? "") + .source(source)))
    }
    return .rows(rows)
  }

  private var fix: Markup {
    guard let fix = finding.fix else { return .empty }
    var parts: [Markup] = [
      .element("p", [:], [.element("strong", [:], ["To do: "]), .text(fix.sentence)])
    ]
    if let command = fixes.command(for: finding) { parts.append(CommandBlock.markup(command)) }
    if let choice = fixes.choice(for: finding) {
      parts.append(
        .element(
          "p", [:],
          ["Or let the last frame stand (choose loop or boomerang instead of hold):"]))
      parts.append(CommandBlock.markup(choice))
    }
    return .element("div", ["class": "fix"], parts)
  }
}

/// How deep a heading is, so that none is skipped.
struct HeadingLevel {
  let level: Int

  /// The next level below.
  var below: HeadingLevel { HeadingLevel(level: min(6, level + 1)) }

  /// A heading.
  func element(_ content: [Markup], id: String? = nil) -> Markup {
    switch level {
    case 1: .element("h1", ["id": id], content)
    case 2: .element("h2", ["id": id], content)
    case 3: .element("h3", ["id": id], content)
    case 4: .element("h4", ["id": id], content)
    case 5: .element("h5", ["id": id], content)
    case _: .element("h6", ["id": id], content)
    }
  }
}

extension Markup {
  /// Labels and what belongs to them; nothing where there are none.
  static func rows(_ rows: [(String, Markup)]) -> Markup {
    guard !rows.isEmpty else { return .empty }
    return .element(
      "dl", ["class": "rows"],
      rows.map { label, content in
        .element("div", [:], [.element("dt", [:], text: label), .element("dd", [:], [content])])
      })
  }

  /// Where something was read, as a link, with the kind of text and the day.
  static func source(_ source: Source) -> Markup {
    guard let url = source.url else { return .text(source.words) }
    let place = Markup.link(to: url, .text(source.title ?? url), isTitled: source.title != nil)
    return source.kindAndDay.isEmpty ? place : place + .text(" (\(source.kindAndDay))")
  }
}
