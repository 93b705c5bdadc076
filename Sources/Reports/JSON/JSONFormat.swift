import JSON
import Preflight

/// Reports for programs: one indented document, or a line for each thing.
package struct JSONFormat: ReportFormat {
  /// How values are laid out.
  package enum Layout: Sendable {
    /// One document with line breaks.
    case document
    /// A value a line.
    case lines
  }

  private let layout: Layout
  private let reports: ReportJSON
  private let repairs: RepairJSON
  private let stills: StillJSON
  private let pairs: PairJSON
  private var values: [JSONValue] = []

  /// A format; `createdAt` is ISO 8601 in UTC.
  package init(_ layout: Layout, ffmpegVersion: String, createdAt: String) {
    self.layout = layout
    reports = ReportJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt)
    repairs = RepairJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt)
    stills = StillJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt)
    pairs = PairJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt)
  }

  package mutating func add(_ document: ReportDocument) {
    switch document {
    case .check(let report, _, _): values.append(reports.value(report))
    case .matrix(let cells, let request, _, _):
      values.append(reports.matrix(cells, request: request))
    case .unchecked(let path, let message, _):
      values.append(ReportJSON.error(path: path, message: message))
    case .facts(let facts, _): values.append(FactsJSON.value(facts))
    case .repair(let report, _): values.append(repairs.value(report))
    case .stills(let records, let source, _):
      switch layout {
      case .document: values.append(stills.document(records, of: source))
      case .lines: values += records.map(stills.line)
      }
    case .refusedStills(let refusals, let path, _, let notes):
      values.append(stills.refusal(refusals, of: path, notes: notes))
    case .pair(let report, _): values.append(pairs.value(report))
    case .refusedPair(let refusals, let first, let second, _, _):
      values.append(pairs.refusal(refusals, from: first, to: second))
    }
  }

  package func text(note: String?) -> String {
    values.map { $0.text(isIndented: layout == .document) + "\n" }.joined()
  }
}
