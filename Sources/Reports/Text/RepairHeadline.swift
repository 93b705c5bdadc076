import Preflight

/// The first lines of a repair's report: what came of it, of which file, and for whom.
struct RepairHeadline {
  let style: TextStyle

  /// Two lines, or more on a narrow terminal.
  func text(_ report: RepairReport) -> String {
    let (word, color) = word(report)
    let isAboutOutput = report.outcome == .written
    let file = (isAboutOutput ? report.output : nil) ?? report.input
    let title = style.wrapped(
      style.colored(word, color, .bold) + "  " + style.colored(file.safeForTerminal, .bold)
        + audience(report),
      indent: 6, first: "")
    guard let second = secondLine(report) else { return title }
    return title + "\n" + style.wrapped(second.safeForTerminal, indent: 6, color: .dim)
  }

  private func word(_ report: RepairReport) -> (String, TextStyle.Color) {
    let isTrim = report.checkBefore.isEmpty
    let isIdle = isTrim ? "NOTHING TO CUT" : "ALREADY FITS"
    switch report.outcome {
    case .refused: return (isTrim ? "CANNOT BE CUT" : "CANNOT BE MADE TO FIT", .red)
    case .planned: return report.steps.isEmpty ? (isIdle, .green) : ("PLAN", .cyan)
    case .copied: return (isIdle, .green)
    case .written:
      switch report.verdict {
      case .pass: return ("READY", .green)
      case .warn: return ("READY with warnings", .yellow)
      case .fail: return ("STILL REFUSED", .red)
      }
    }
  }

  /// For whom it is made: `" for Erase Objects (Chat Video Pro)"`, or nothing when it is only cut.
  private func audience(_ report: RepairReport) -> String {
    let names = report.checkBefore.map { "\($0.name) (\($0.provider))".safeForTerminal }
    return names.isEmpty ? "" : " for " + names.joined(separator: " and ")
  }

  private func secondLine(_ report: RepairReport) -> String? {
    switch report.outcome {
    case .refused: return FactsText.summary(report.before)
    case .written: return "made from \(report.input)"
    case .copied: return report.output.map { "copied unchanged to \($0)" }
    case .planned:
      guard let output = report.output else { return "nothing was written" }
      let work = report.steps.isEmpty ? "would be copied unchanged" : "would be written"
      return "\(work) to \(output)"
    }
  }
}
