import Preflight

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
