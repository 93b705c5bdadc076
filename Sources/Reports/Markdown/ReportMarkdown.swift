package import MediaModel
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
    case .altered, .afterFix: "⚠️"
    case .never: "❌"
    case .otherInputs: "·"
    }
  }
}
