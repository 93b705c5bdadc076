import MediaModel
package import Preflight

/// A repair or its plan as text for people: what came of it, what changes, each step and why, what
/// was lost, and the second check.
package struct RepairText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The report of one repair; ends without a line break.
  package func text(_ report: RepairReport) -> String {
    var blocks = [RepairHeadline(style: style).text(report)]
    if report.outcome == .refused {
      blocks += report.refusals.map { RefusalText(style: style).block($0) }
    } else {
      blocks.append(changes(report))
      blocks += report.steps.enumerated().map { step($1, number: $0 + 1) }
    }
    blocks.append(closing(report))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// What the file was and what it becomes, and which of its frames stay.
  private func changes(_ report: RepairReport) -> String {
    var lines = RepairTable(report).lines(style: style)
    if let kept = report.kept { lines.append(style.row("Kept", Self.words(kept))) }
    return lines.joined(separator: "\n")
  }

  private static func words(_ kept: KeptFrames) -> String {
    let span = "\(time(kept.start)) to \(time(kept.end))"
    let made =
      kept.resultFrameCount == kept.frameCount ? "" : "; the result has \(kept.resultFrameCount)"
    guard kept.frameCount != kept.sourceFrameCount else {
      return "all \(kept.frameCount) frames\(made)"
    }
    let whole = kept.sourceFrameCount.map { " of \($0)" } ?? ""
    guard let first = kept.firstFrame, kept.frameCount > 0 else {
      return "\(kept.frameCount) frames\(whole), \(span)\(made)"
    }
    return "frames \(first) to \(first + kept.frameCount - 1)\(whole), \(span)\(made)"
  }

  private static func time(_ time: MediaTime) -> String {
    time.seconds.shortDecimal(places: 6) + " s"
  }

  private func step(_ step: RepairStep, number: Int) -> String {
    let lead = "  \(number)  "
    let action = style.wrapped(
      step.action.safeForTerminal, indent: lead.count, first: style.colored(lead, .bold))
    let rows = [("Why", step.reason), ("Cost", step.cost)].compactMap { label, text in
      text.map { style.row(label, $0.safeForTerminal, indent: lead.count) }
    }
    return ([action] + rows).joined(separator: "\n")
  }

  private func closing(_ report: RepairReport) -> String {
    let notes = report.notes.map { ("Note", $0) }
    let rows =
      report.outcome == .refused
      ? notes : report.losses.map { ("Lost", $0) } + notes + RepairCheckWords.rows(report)
    return rows.map { style.row($0, $1.safeForTerminal) }.joined(separator: "\n")
  }
}
