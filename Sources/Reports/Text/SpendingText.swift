import Preflight
package import ProviderAnswers

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
