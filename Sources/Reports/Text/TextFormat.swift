import Preflight

/// Reports for people who read them in a terminal.
package struct TextFormat: ReportFormat {
  private let style: TextStyle
  private let reports: ReportText
  private let matrices: MatrixText
  private var blocks: [String] = []

  /// A format; `profileNames` says by id how a person names a profile, and `workflows` are the ids of
  /// the profiles that come first.
  package init(
    style: TextStyle, profileNames: [String: String] = [:], workflows: Set<String> = []
  ) {
    self.style = style
    reports = ReportText(style: style, profileNames: profileNames)
    matrices = MatrixText(style: style, workflows: workflows)
  }

  package mutating func add(_ document: ReportDocument) {
    if let block = block(document) { blocks.append(block) }
  }

  package func text(note: String?) -> String {
    blocks.isEmpty ? "" : blocks.joined(separator: "\n\n") + "\n"
  }

  private func block(_ document: ReportDocument) -> String? {
    switch document {
    case .check(let report, _, _): reports.text(report)
    case .matrix(let cells, let request, _, _): matrices.text(cells, request: request)
    // What cannot be read is said on standard error.
    case .unchecked: nil
    case .facts(let facts, _): FactsText.text(facts, style: style)
    case .repair(let report, _): RepairText(style: style).text(report)
    case .stills(let stills, _, _): StillText(style: style).text(stills)
    case .refusedStills(let refusals, let path, let profiles, let notes):
      StillText(style: style).refusal(refusals, of: path, for: profiles, notes: notes)
    case .pair(let report, _): PairText(style: style).text(report)
    case .refusedPair(let refusals, _, _, let path, let profiles):
      StillText(style: style).refusal(refusals, of: path, for: profiles, notes: [])
    }
  }
}
