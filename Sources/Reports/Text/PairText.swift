import MediaModel
package import Preflight

/// A pair of stills for a transition as text for people: whether it will work, both pictures beside
/// each other, and what can be done.
package struct PairText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The report of one pair; ends without a line break.
  package func text(_ report: PairReport) -> String {
    let blocks = [headline(report), table(report)] + report.findings.map(block) + [closing(report)]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func headline(_ report: PairReport) -> String {
    let count = report.findings.count
    let (word, color): (String, TextStyle.Color) =
      switch report.verdict {
      case .pass: ("THE PAIR WILL DO", .green)
      case .warn where count == 0: ("THE PAIR WILL DO with warnings", .yellow)
      case .warn: ("LOOK AT \(count == 1 ? "1 THING" : "\(count) THINGS") FIRST", .yellow)
      case .fail: ("THE PAIR IS REFUSED", .red)
      }
    let files = [report.start, report.end].map {
      style.colored($0.record.path.safeForTerminal, .bold)
    }
    let title = style.wrapped(
      style.colored(word, color, .bold) + "  " + files.joined(separator: " to "), indent: 6,
      first: "")
    let shape = "\(report.size), \(report.aspect): \(report.aspectReason)".safeForTerminal
    return title + "\n" + style.wrapped(shape, indent: 6, color: .dim)
  }

  private func table(_ report: PairReport) -> String {
    let rows = PairTable(report).rows
    return rows.map { row in
      let (sign, color): (String, TextStyle.Color) = row.isFine ? ("✓", .green) : ("!", .yellow)
      let padding = String(repeating: " ", count: max(1, 12 - row.label.columnCount))
      return style.wrapped(
        row.text.safeForTerminal, indent: 16,
        first: "  " + style.colored(sign, color, .bold) + " " + style.colored(row.label, .dim)
          + padding)
    }.joined(separator: "\n")
  }

  private func block(_ finding: PairFinding) -> String {
    let (sign, color): (String, TextStyle.Color) =
      switch finding.severity {
      case .blocker: ("✗", .red)
      case .unverified: ("?", .red)
      case .alteration: ("!", .yellow)
      case .advice: ("·", .cyan)
      }
    return [
      style.wrapped(
        style.colored(finding.id.safeForTerminal, .dim), indent: 4,
        first: "  " + style.colored(sign, color, .bold) + " "),
      style.wrapped(finding.message.safeForTerminal, indent: 4),
      style.row("Do", finding.advice.safeForTerminal, indent: 4, column: 14),
    ].joined(separator: "\n")
  }

  private func closing(_ report: PairReport) -> String {
    Self.closingRows(report).map { style.row($0, $1.safeForTerminal) }.joined(separator: "\n")
  }

  /// What else there is to say of a pair, as labels and words.
  static func closingRows(_ report: PairReport) -> [(String, String)] {
    var rows: [(String, String)] = []
    if let search = report.search {
      rows.append(("Search", search.gain ?? "No other frames match better by enough to be seen."))
    }
    switch report.tail {
    case .written(let path, _, let frameCount):
      rows.append(("Tail", "the last \(frameCount) frames of A are in \(path)"))
    case .unavailable(let reason): rows.append(("Tail", reason))
    case nil: break
    }
    if let sheet = report.contactSheet { rows.append(("Look", sheet)) }
    rows += report.notes.map { ("Note", $0) }
    rows += [("start", report.start), ("end", report.end)].flatMap { name, still in
      still.record.check.map { ("Checked", "\(name): \(RepairCheckWords.sentence($0))") }
    }
    return rows
  }
}
