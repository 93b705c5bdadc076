import MediaModel
import Preflight

/// One finding as a block of text: what, measured against allowed, why it matters, the fix.
struct FindingText {
  let style: TextStyle
  /// Whether the file has to be named, because there are several.
  let namesFiles: Bool

  private static let indent = 4
  private static let column = 14

  /// The block with the command that mends it, or that a person may choose, if there is one; ends
  /// without a line break.
  func block(_ finding: Finding, command: String?, choice: String?) -> String {
    var lines = [title(finding)]
    lines.append(style.wrapped(finding.message.safeForTerminal, indent: Self.indent))
    if let measured = finding.measured, let limit = finding.limit {
      lines.append(row("Measured", MeasurementText.text(measured)))
      let allowed = LimitText.text(limit)
      if !allowed.isEmpty { lines.append(row("Allowed", allowed)) }
    }
    if let detail = finding.detail { lines.append(row("Why", detail)) }
    if let fix = finding.fix { lines.append(row("Fix", fix.sentence)) }
    if let command { lines.append(line(command)) }
    if let choice {
      lines.append(row("Or", "Let the last frame stand, or choose loop or boomerang for hold:"))
      lines.append(line(choice))
    }
    if let source = finding.source { lines.append(row("Source", words(of: source, finding))) }
    return lines.joined(separator: "\n")
  }

  private func title(_ finding: Finding) -> String {
    let (sign, word, color): (String, String, TextStyle.Color) =
      switch finding.severity {
      case .blocker: ("✗", "will be rejected", .red)
      case .unverified: ("?", "cannot be verified", .red)
      case .alteration: ("!", "will be altered", .yellow)
      case .advice: ("·", "advice", .cyan)
      }
    let about = [finding.role, namesFiles ? finding.path : nil].compactMap(\.self)
    let subject = about.isEmpty ? "" : " (\(about.joined(separator: ", ").safeForTerminal))"
    return style.wrapped(
      style.colored(word, color, .bold) + "  " + style.colored(finding.id + subject, .dim),
      indent: Self.indent, first: "  " + style.colored(sign, color, .bold) + " ")
  }

  private func row(_ label: String, _ text: String) -> String {
    style.row(label, text.safeForTerminal, indent: Self.indent, column: Self.column)
  }

  /// A command on one line, so that it can be copied.
  private func line(_ command: String) -> String {
    String(repeating: " ", count: Self.column) + style.colored(command, .cyan)
  }

  private func words(of source: Source, _ finding: Finding) -> String {
    let speaker = finding.spokenBy.flatMap { speaker in
      speaker.relation == .itself ? nil : "\(speaker.name): "
    }
    return (speaker ?? "") + source.words
  }
}
