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

/// A command that can be copied with a button, and selected by hand where scripts do not run.
enum CommandBlock {
  /// The words, of which options are not broken at their hyphens.
  private static func words(of command: String) -> [Markup] {
    let words = command.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.hasPrefix("-") && word.count < 24
        ? Markup.element("span", ["class": "option"], text: String(word)) : .text(String(word))
    }
    return [.joined(words, separator: " ")]
  }

  /// The block; the button appears only where it works.
  static func markup(_ command: String) -> Markup {
    .element(
      "div", ["class": "command"],
      [
        .element("code", ["tabindex": "0", "aria-label": "Command"], words(of: command)),
        .element(
          "button", ["type": "button", "class": "copy", "aria-label": "Copy the command"],
          ["Copy"]),
      ])
  }
}

/// Why something was not done, and what can be done instead.
struct RefusalCards {
  let refusals: [Refusal]

  /// A card each.
  var markup: Markup {
    .joined(
      refusals.map { refusal in
        .element(
          "article", ["class": "finding fail"],
          [
            .element("header", [:], [.element("code", ["class": "id"], text: refusal.id)]),
            HeadingLevel(level: 3).element([.text(refusal.reason)]),
            .rows(refusal.choices.map { ("Choice", .text($0.commandSentence)) }),
          ])
      })
  }
}

/// What verdicts and severities are called on pages.
enum VerdictWords {
  /// The answer to "will it be accepted?".
  static func title(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: "Will be accepted"
    case .warn: "Accepted, with warnings"
    case .unknown: "Not known to be accepted"
    case .fail: "Will be rejected"
    }
  }

  /// The verdict in a word or two, for tables.
  static func short(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: "Pass"
    case .warn: "Warnings"
    case .unknown: "Unknown"
    case .fail: "Fail"
    }
  }

  static func title(_ severity: Severity) -> String {
    switch severity {
    case .blocker: "Will be rejected"
    case .unverified: "Cannot be verified"
    case .alteration: "Will be altered"
    case .advice: "Advice"
    }
  }
}

extension Markup {
  /// A verdict as a sign and a word.
  static func badge(_ verdict: Verdict) -> Markup {
    element(
      "span", ["class": "badge \(verdict.rawValue)"],
      [Icon.of(verdict), .text(VerdictWords.short(verdict))])
  }

  /// A severity as a sign and a word.
  static func badge(_ severity: Severity) -> Markup {
    element(
      "span", ["class": "badge \(severity.colorClass)"],
      [Icon.of(severity), .text(VerdictWords.title(severity))])
  }
}

extension Severity {
  /// The class with the colour of the severity.
  var colorClass: String {
    switch self {
    case .blocker, .unverified: "fail"
    case .alteration: "warn"
    case .advice: "note"
    }
  }
}
