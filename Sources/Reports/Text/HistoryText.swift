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
    case .unknown: style.colored("UNKNOWN", .cyan, .bold)
    case .fail: style.colored("FAIL", .red, .bold)
    }
  }
}

/// What came of a check or a run in sentences.
enum RunWords {
  /// The sentences for one entry, at most a few.
  static func details(of entry: HistoryEntry) -> [String] {
    guard let run = entry.run else { return Array(worst(entry).prefix(1)) }
    var lines = [[outcome(run), cost(entry.cost)].joined(separator: " ")]
    if run.stage == .stopped, run.stopReason == nil { lines += worst(entry).prefix(1) }
    lines += run.answer.rejections.prefix(2).compactMap { rejection in
      let words = [rejection.code, rejection.message].compactMap(\.self)
      return words.isEmpty ? nil : words.joined(separator: ": ")
    }
    if !run.answer.jobs.isEmpty {
      lines.append(run.answer.jobs.map { "\($0.name) \($0.id)" }.joined(separator: ", "))
    }
    return lines
  }

  /// An amount with its currency, or that it is not known.
  static func amount(_ amount: Rational?, _ currency: String?) -> String {
    guard let amount, let currency else { return "unknown" }
    return "\(amount.shortDecimal(places: 4)) \(currency)"
  }

  private static func worst(_ entry: HistoryEntry) -> [String] {
    entry.findings.filter { $0.severity.verdict == .fail }.map(\.message)
  }

  private static func cost(_ cost: CostRecord) -> String {
    cost.amount == nil ? "Cost unknown." : "Estimated at \(amount(cost.amount, cost.currency))."
  }

  /// How far a run came.
  static func outcome(_ run: RunRecord) -> String {
    let time =
      run.milliseconds.flatMap { Rational($0, 1000) }
      .map { " after \($0.shortDecimal(places: 1)) s" } ?? ""
    switch run.stage {
    case .stopped: return "Stopped before it started\(run.stopReason.map { ": \($0)" } ?? ".")"
    case .started: return "Started; how it ended was not seen."
    case .killed: return "Ended by signal \(run.signal.map(String.init) ?? "?")\(time)."
    case .ended: return "Ended with code \(run.exitCode.map(String.init) ?? "?")\(time)."
    }
  }
}

/// What runs were expected to cost as a text for people.
package struct SpendingText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  /// Every profile with its sums; ends without a line break.
  package func text(_ spending: Spending) -> String {
    guard !spending.items.isEmpty else { return "No run is remembered." }
    var paragraphs: [String] = []
    var profile: String?
    for item in spending.items {
      if item.profileID != profile {
        paragraphs.append(style.colored(item.profileID.safeForTerminal, .bold))
        profile = item.profileID
      }
      paragraphs += rows(item)
    }
    let note = "Estimates from the profiles' prices, no bills. What is unknown is in no sum."
    return (paragraphs + ["", style.colored(note, .dim)]).joined(separator: "\n")
  }

  private func rows(_ item: Spending.Item) -> [String] {
    [("Sent", item.started), ("Not charged", item.uncharged), ("Stopped", item.stopped)]
      .compactMap { label, tally in
        guard tally.count > 0 else { return nil }
        let amount = RunWords.amount(tally.amount, item.currency)
        let runs = "\(tally.count) \(tally.count == 1 ? "run" : "runs")"
        return style.row(label, "\(amount), \(runs)".safeForTerminal, column: 16)
      }
  }
}
