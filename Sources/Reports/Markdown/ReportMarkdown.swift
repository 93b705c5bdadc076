package import Preflight

/// Reports in GitHub-flavoured Markdown, for tickets and pull requests; nothing in them becomes markup
/// that a file's name or a provider's text brought along.
package struct ReportMarkdown: Sendable {
  private let profileNames: [String: String]

  /// A maker of reports; `profileNames` says by id how a person names a profile in a command.
  package init(profileNames: [String: String] = [:]) { self.profileNames = profileNames }

  /// The report of one request; ends without a line break.
  package func text(_ report: Report) -> String {
    let title =
      "## \(report.verdict.sign) \(VerdictWords.title(report.verdict)): "
      + Self.names(report.request)
    let results = report.results.flatMap { result in
      FindingsMarkdown(
        result: result, request: report.request,
        profileName: profileNames[result.profileID] ?? result.profileID
      ).blocks
    }
    return Self.joined([title] + Self.facts(report.request) + results)
  }

  /// Who takes the files of a request; ends without a line break.
  package func text(_ cells: [Compatibility], request: Request) -> String {
    let groups = Dictionary(grouping: cells, by: \.group)
    let counts = Compatibility.Group.allCases.compactMap { group in
      groups[group].map { "\($0.count) \(group.title)" }
    }
    let rows = Compatibility.Group.allCases.filter { $0 != .otherInputs }
      .flatMap { groups[$0] ?? [] }.map { cell in
        [
          cell.group.sign + " " + cell.group.word, MarkdownText.code(cell.result.profileID),
          MarkdownText.words(cell.reason),
          MarkdownText.words(cell.result.cost.amountText ?? "unknown"),
        ]
      }
    return Self.joined(
      ["## Who takes \(Self.names(request))"] + Self.facts(request)
        + [counts.joined(separator: ", ") + "."]
        + (rows.isEmpty
          ? [] : [MarkdownText.table(["Answer", "Profile", "Why", "Cost"], rows)]))
  }

  /// A file that could not be looked at.
  package func text(unchecked path: String, message: String) -> String {
    Self.joined([
      "## ❓ Could not be checked: \(MarkdownText.code(path))", MarkdownText.words(message),
    ])
  }

  /// The facts of a file; ends without a line break.
  package func text(_ facts: MediaFacts) -> String {
    let rows = FactsText.rows(facts).map { [$0.label, MarkdownText.words($0.text)] }
    return Self.joined([
      "## \(MarkdownText.code(facts.path))", MarkdownText.table(["", ""], rows),
    ])
  }

  /// Blocks with an empty line between them.
  static func joined(_ blocks: [String]) -> String {
    blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  static func names(_ request: Request) -> String {
    request.inputs.isEmpty
      ? "the request"
      : request.inputs.map { MarkdownText.code($0.path) }.joined(separator: " + ")
  }

  private static func facts(_ request: Request) -> [String] {
    request.inputs.map { MarkdownText.words(FactsText.summary(of: $0)) }
  }
}

extension Compatibility.Group {
  fileprivate var sign: String {
    switch self {
    case .asIs: "✅"
    case .unknown: "❔"
    case .altered, .afterFix: "⚠️"
    case .never: "❌"
    case .otherInputs: "·"
    }
  }
}

/// Findings of one profile as a table, with the commands that fix them under it.
struct FindingsMarkdown {
  let result: ProfileResult
  let request: Request
  /// What a person calls the profile in a command.
  let profileName: String

  /// The blocks, with an empty line between them.
  var blocks: [String] {
    var blocks = [summary]
    if let lifecycle = CoverageWords.lifecycle(result) {
      blocks.append("**\(MarkdownText.words(lifecycle))**")
    }
    if !result.findings.isEmpty { blocks.append(table) }
    blocks += commands.map { MarkdownText.block($0) }
    blocks += CoverageWords.sentences(result).map { MarkdownText.words($0) }
    if !result.kept.isEmpty { blocks.append(kept) }
    blocks += result.notes.map { "Note: \(MarkdownText.words($0))" }
    blocks.append("Cost: \(MarkdownText.words(CostWords.text(result)))")
    return blocks
  }

  private var summary: String {
    let name = "\(result.name) (\(result.provider))"
    return "\(result.verdict.sign) **\(MarkdownText.words(name))**: "
      + "\(VerdictWords.title(result.verdict).lowercasedFirst)"
  }

  private var table: String {
    MarkdownText.table(
      ["", "Finding", "Measured", "Allowed", "To do", "Source"],
      result.findings.map { finding in
        [
          "\(finding.severity.sign) \(VerdictWords.title(finding.severity).lowercasedFirst)",
          MarkdownText.words(finding.message) + "<br>" + MarkdownText.code(finding.id)
            + (request.inputs.count > 1
              ? finding.path.map { " in " + MarkdownText.code($0) } ?? "" : ""),
          finding.measured.map { MarkdownText.words(MeasurementText.text($0)) } ?? "",
          finding.limit.map { MarkdownText.words(LimitText.text($0)) } ?? "",
          MarkdownText.words(finding.fix?.sentence ?? ""), source(finding),
        ]
      })
  }

  /// The limits that are kept, each with what was measured.
  private var kept: String {
    MarkdownText.table(
      ["Kept", "Measured", "Allowed", "Source"],
      result.kept.map { kept in
        let row = CoverageWords.row(kept)
        return [row.label, row.measured, row.allowed].map { MarkdownText.words($0) }
          + [source(kept.source)]
      })
  }

  private func source(_ finding: Finding) -> String { finding.source.map(source) ?? "" }

  private func source(_ source: Source) -> String {
    guard let url = source.url else { return MarkdownText.words(source.words) }
    let more = source.kindAndDay.isEmpty ? "" : " (\(MarkdownText.words(source.kindAndDay)))"
    return MarkdownText.link(source.title ?? url, to: url) + more
  }

  /// The commands that fix the findings, each once.
  private var commands: [String] {
    let fixes = FixPresentation(of: result, request: request, profile: profileName)
    return fixes.combined.map(\.command)
      + result.findings.compactMap { fixes.command(for: $0) ?? fixes.choice(for: $0) }
  }
}

extension Verdict {
  /// A sign that says the verdict in lists.
  var sign: String {
    switch self {
    case .pass: "✅"
    case .warn: "⚠️"
    case .unknown: "❔"
    case .fail: "❌"
    }
  }
}

extension Severity {
  /// A sign that says the severity in lists.
  var sign: String {
    switch self {
    case .blocker: "❌"
    case .unverified: "❓"
    case .alteration: "⚠️"
    case .advice: "💡"
    }
  }
}

extension String {
  /// The text with a small first letter.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

/// What came of a repair, in GitHub-flavoured Markdown.
package struct RepairMarkdown: Sendable {
  package init() {}

  /// The report of one repair; ends without a line break.
  package func text(_ report: RepairReport) -> String {
    let words = RepairWords(report)
    var blocks = [
      "## \(words.verdict.map(\.sign) ?? "📋") \(words.word): \(MarkdownText.code(words.file))"
    ]
    blocks += words.lines.map(MarkdownText.words)
    if report.outcome == .refused {
      blocks += report.refusals.map { refusal in
        "- \(MarkdownText.words(refusal.reason)) \(MarkdownText.code(refusal.id))"
          + refusal.choices.map { "\n  - \(MarkdownText.words($0.commandSentence))" }.joined()
      }
    } else {
      blocks.append(table(report))
      blocks.append(steps(report))
      blocks += report.losses.map { "Lost: \(MarkdownText.words($0))" }
    }
    blocks += report.notes.map { "Note: \(MarkdownText.words($0))" }
    if report.outcome != .refused {
      blocks += RepairCheckWords.rows(report).map { "\($0): \(MarkdownText.words($1))" }
    }
    return ReportMarkdown.joined(blocks)
  }

  private func table(_ report: RepairReport) -> String {
    let rows = RepairTable(report).rows.filter { $0.before != nil || $0.after != nil }
    return MarkdownText.table(
      ["", "Before", "After"],
      rows.map {
        [
          $0.label, MarkdownText.words($0.before ?? "none"),
          MarkdownText.words($0.after ?? "none"),
        ]
      })
  }

  private func steps(_ report: RepairReport) -> String {
    report.steps.enumerated().map { index, step in
      "\(index + 1). \(MarkdownText.words(step.action)) \(MarkdownText.words(step.reason))"
        + (step.cost.map { " Cost: \(MarkdownText.words($0))" } ?? "")
    }.joined(separator: "\n")
  }
}

/// Stills and pairs of them, in GitHub-flavoured Markdown.
package struct StillMarkdown: Sendable {
  package init() {}

  /// Some stills of one file; ends without a line break.
  package func text(_ stills: [StillRecord], of source: String) -> String {
    let blocks = stills.map { still in
      let rows = StillText.rows(of: still).map { [$0.label, MarkdownText.words($0.text)] }
      return ReportMarkdown.joined([
        "### \(MarkdownText.code(still.path))", MarkdownText.words(StillFrameWords(still).text),
        MarkdownText.table(["", ""], rows),
      ])
    }
    return ReportMarkdown.joined(["## Stills of \(MarkdownText.code(source))"] + blocks)
  }

  /// Why no still can be made; ends without a line break.
  package func text(_ refusals: [Refusal], of path: String) -> String {
    ReportMarkdown.joined(
      ["## ❌ Cannot be saved: \(MarkdownText.code(path))"]
        + refusals.map { refusal in
          "- \(MarkdownText.words(refusal.reason)) \(MarkdownText.code(refusal.id))"
            + refusal.choices.map { "\n  - \(MarkdownText.words($0.commandSentence))" }.joined()
        })
  }

  /// A pair for a transition; ends without a line break.
  package func text(_ report: PairReport) -> String {
    let names = [report.start, report.end].map { MarkdownText.code($0.record.path) }
    let rows = PairTable(report).rows.map {
      [$0.isFine ? "✅" : "⚠️", $0.label, MarkdownText.words($0.text)]
    }
    let findings = report.findings.map { finding in
      "- \(finding.severity.sign) \(MarkdownText.words(finding.message)) "
        + "\(MarkdownText.words(finding.advice)) \(MarkdownText.code(finding.id))"
    }
    return ReportMarkdown.joined([
      "## \(report.verdict.sign) Transition: \(names.joined(separator: " to "))",
      MarkdownText.words("\(report.size), \(report.aspect): \(report.aspectReason)"),
      MarkdownText.table(["", "", ""], rows), findings.joined(separator: "\n"),
      PairText.closingRows(report).map { "\($0): \(MarkdownText.words($1))" }
        .joined(separator: "\n\n"),
    ])
  }
}

/// Reports in GitHub-flavoured Markdown, for tickets and pull requests.
package struct MarkdownFormat: ReportFormat {
  private let reports: ReportMarkdown
  private var blocks: [String] = []

  /// A format; `profileNames` says by id how a person names a profile in a command.
  package init(profileNames: [String: String] = [:]) {
    reports = ReportMarkdown(profileNames: profileNames)
  }

  package mutating func add(_ document: ReportDocument) { blocks.append(block(document)) }

  package func text(note: String?) -> String { blocks.joined(separator: "\n\n") + "\n" }

  private func block(_ document: ReportDocument) -> String {
    switch document {
    case .check(let report, _, _): reports.text(report)
    case .matrix(let cells, let request, _, _): reports.text(cells, request: request)
    case .unchecked(let path, let message, _): reports.text(unchecked: path, message: message)
    case .facts(let facts, _): reports.text(facts)
    case .repair(let report, _): RepairMarkdown().text(report)
    case .stills(let stills, let source, _): StillMarkdown().text(stills, of: source)
    case .refusedStills(let refusals, let path, _, _),
      .refusedPair(let refusals, _, _, let path, _):
      StillMarkdown().text(refusals, of: path)
    case .pair(let report, _): StillMarkdown().text(report)
    }
  }
}
