import MediaModel
import Preflight
package import ProviderAnswers

/// What was checked and run as text for people.
package struct HistoryText: Sendable {
  private let style: TextStyle
  private let timeText: @Sendable (Int64) -> String

  /// A maker of texts; `timeText` writes a time in seconds since 1970 as the reader's clocks do.
  package init(style: TextStyle, timeText: @escaping @Sendable (Int64) -> String) {
    self.style = style
    self.timeText = timeText
  }

  /// Entries, a paragraph each; ends without a line break.
  package func text(_ entries: [HistoryEntry]) -> String {
    let width = entries.map { "\($0.id ?? 0)".count }.max() ?? 1
    return entries.map { text($0, numberWidth: width) }.joined(separator: "\n")
  }

  /// What is different since a file last worked; ends without a line break.
  package func text(_ since: SinceSuccess?, of path: String) -> String {
    let title = style.colored(path.safeForTerminal, .bold)
    guard let since else {
      return title + "\n"
        + style.wrapped("Nothing is remembered of its having worked.", indent: 2)
    }
    let success = since.success
    let how = success.run == nil ? "passed a check for" : "was sent with success to"
    let rows = since.changes.map(\.message).enumerated().map { index, message in
      style.row(index == 0 ? "Since then" : "", message.safeForTerminal)
    }
    let last = style.row(
      "Last worked",
      "\(timeText(success.time)): it \(how) \(success.profileID.safeForTerminal) "
        + "(number \(success.id ?? 0)).")
    let same = style.row("Since then", "Nothing has changed that is remembered.")
    return ([title, last] + (rows.isEmpty ? [same] : rows)).joined(separator: "\n")
  }

  private func text(_ entry: HistoryEntry, numberWidth: Int) -> String {
    let number = "\(entry.id ?? 0)"
    let padding = String(repeating: " ", count: numberWidth - number.count)
    let files = entry.inputs.map { input in
      (input.role.map { $0 + "=" } ?? "")
        + (input.path.split(separator: "/").last.map(String.init) ?? "")
    }
    let head = [
      timeText(entry.time), verdict(entry), entry.run == nil ? "check" : "run  ",
      style.colored(entry.profileID.safeForTerminal, .bold),
      files.joined(separator: " ").safeForTerminal,
    ]
    let indent = numberWidth + 2
    let first = padding + style.colored(number, .dim) + "  "
    let details = RunWords.details(of: entry).map {
      style.wrapped($0.safeForTerminal, indent: indent + 2, color: .dim)
    }
    return ([style.wrapped(head.joined(separator: "  "), indent: indent, first: first)] + details)
      .joined(separator: "\n")
  }

  private func verdict(_ entry: HistoryEntry) -> String {
    switch entry.verdict {
    case .pass: style.colored("PASS", .green, .bold)
    case .warn: style.colored("WARN", .yellow, .bold)
    case .fail: style.colored("FAIL", .red, .bold)
    }
  }
}
