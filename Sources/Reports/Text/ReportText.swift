import MediaModel
public import Preflight

/// A report as text for people: the verdict first, then each finding as a block.
public struct ReportText: Sendable {
  private let style: TextStyle

  public init(style: TextStyle) {
    self.style = style
  }

  /// The report of one request; ends without a line break.
  public func text(_ report: Report) -> String {
    report.results.map { text($0, request: report.request) }.joined(separator: "\n\n")
  }

  private func text(_ result: ProfileResult, request: Request) -> String {
    let files = request.inputs.map { $0.path.safeForTerminal }.joined(separator: " + ")
    var blocks = [headline(result, files: files)]
    for finding in result.findings { blocks.append(block(finding, request: request)) }
    var closing = result.notes.map { style.row("Note", $0.safeForTerminal) }
    if !result.cost.prices.isEmpty { closing.append(style.row("Cost", cost(result.cost))) }
    if !closing.isEmpty { blocks.append(closing.joined(separator: "\n")) }
    return blocks.joined(separator: "\n\n")
  }

  private func headline(_ result: ProfileResult, files: String) -> String {
    let (word, color): (String, TextStyle.Color) =
      switch result.verdict {
      case .pass: ("PASS", .green)
      case .warn: ("PASS with warnings", .yellow)
      case .fail: ("FAIL", .red)
      }
    let origin =
      switch result.origin {
      case .builtIn: ""
      case .file(let name): ", from \(name.safeForTerminal)"
      }
    return style.colored(word, color, .bold) + "  " + style.colored(files, .bold)
      + " for \(result.name.safeForTerminal) (\(result.provider.safeForTerminal)\(origin))"
  }

  private func block(_ finding: Finding, request: Request) -> String {
    let (sign, word, color): (String, String, TextStyle.Color) =
      switch finding.severity {
      case .blocker: ("✗", "will be rejected", .red)
      case .unverified: ("?", "cannot be verified", .red)
      case .alteration: ("!", "will be altered", .yellow)
      case .advice: ("·", "advice", .cyan)
      }
    let role = finding.role.map { " (\($0.safeForTerminal))" } ?? ""
    var lines = [
      "  " + style.colored(sign, color, .bold) + " " + style.colored(word, color, .bold)
        + style.colored("  \(finding.id)\(role)", .dim)
    ]
    lines.append(style.wrapped(finding.message.safeForTerminal, indent: 4))
    if let measured = finding.measured, let limit = finding.limit {
      lines.append(
        style.row("Measured", describe(measured).safeForTerminal, indent: 4, column: 14))
      let allowed = LimitText.text(limit)
      if !allowed.isEmpty {
        lines.append(style.row("Allowed", allowed.safeForTerminal, indent: 4, column: 14))
      }
    }
    if let detail = finding.detail {
      lines.append(style.row("Why", detail.safeForTerminal, indent: 4, column: 14))
    }
    if let fix = finding.fix {
      lines.append(style.row("Fix", fix.sentence.safeForTerminal, indent: 4, column: 14))
      if let command = command(finding, fix, request: request) {
        // On one line, so that it can be copied.
        lines.append(String(repeating: " ", count: 14) + style.colored(command, .cyan))
      }
    }
    if let source = finding.source {
      lines.append(
        style.row(
          "Source", self.source(source, finding).safeForTerminal, indent: 4, column: 14))
    }
    return lines.joined(separator: "\n")
  }

  private func command(_ finding: Finding, _ fix: Fix, request: Request) -> String? {
    guard let input = request.inputs.first(where: { $0.path == finding.path }) else { return nil }
    return FixCommand(for: [fix.action], input: input, selection: request.selection)?
      .text.safeForTerminal
  }

  private func describe(_ measured: Measurement) -> String {
    let value =
      switch measured.value {
      case .number(let number) where measured.unit == .framesPerSecond:
        number.denominator == 1
          ? "\(number.numerator)" : "\(number.shortDecimal(places: 3)) (\(number))"
      case .number(let number) where number.denominator == 1: "\(number.numerator)"
      case .number(let number):
        measured.unit == .seconds ? number.decimal(places: 6) : number.shortDecimal(places: 4)
      case .text(let text): text
      case .flag(let flag): flag ? "yes" : "no"
      }
    let unit = measured.unit.map { " \($0.rawValue)" } ?? ""
    let reading = measured.reading.map { " (\(Self.words(of: $0)))" } ?? ""
    return value + unit + reading
  }

  private static func words(of reading: String) -> String {
    reading == "ignoringEditList" ? "ignoring the edit list" : reading
  }

  private func source(_ source: Source, _ finding: Finding) -> String {
    let speaker = finding.spokenBy.flatMap { speaker in
      speaker.relation == .itself ? nil : "\(speaker.name): "
    }
    return (speaker ?? "") + source.words
  }

  private func cost(_ cost: Cost) -> String {
    guard let amount = cost.amount, let currency = cost.currency else {
      return cost.note.safeForTerminal
    }
    return "about \(amount.shortDecimal(places: 4)) \(currency): \(cost.note)".safeForTerminal
  }
}

extension Source {
  /// Where it was read, in what kind of text, and when.
  var words: String {
    let place = url ?? title ?? "unknown"
    let kind = [evidence?.words, seen.map { "seen \($0)" }].compactMap(\.self)
    return kind.isEmpty ? place : "\(place) (\(kind.joined(separator: ", ")))"
  }
}

extension SourceEvidence {
  /// The kind of text in words.
  fileprivate var words: String {
    switch self {
    case .providerDoc: "the provider's documentation"
    case .providerSchema: "the provider's schema"
    case .providerSDK: "the provider's SDK"
    case .providerDocMirror: "a copy of the provider's documentation"
    case .thirdPartyCode: "another program's code"
    case .thirdPartyDoc: "another site's documentation"
    case .observedError: "an observed rejection"
    case .user: "your profile"
    case .learned: "learned here"
    }
  }
}
