import MediaModel
package import Preflight

/// What came of one file among many, in one line: `READY  a.mp4 → out/a.mp4  12 s → 5 s`.
package struct ResultLineText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The line about a result of a file.
  package func text(_ result: BatchResult, of input: String) -> String {
    var text = style.colored(word(result).0, word(result).1, .bold) + "  " + input.safeForTerminal
    if let output = result.output { text += " → " + output.safeForTerminal }
    let details = Self.details(of: result)
    return details.isEmpty ? text : text + "  " + style.colored(details, .dim)
  }

  /// The line about a file whose result is there already.
  package func done(_ input: String, target: String) -> String {
    style.colored("DONE BEFORE", .dim) + "  " + input.safeForTerminal + " → "
      + target.safeForTerminal
  }

  private func word(_ result: BatchResult) -> (String, TextStyle.Color) {
    switch (result.outcome, result.verdict) {
    case (.refused, _): ("CANNOT BE MADE TO FIT", .red)
    case (.planned, _): ("PLAN", .cyan)
    case (.copied, .fail), (.written, .fail): ("STILL REFUSED", .red)
    case (.copied, _): ("ALREADY FITS", .green)
    case (.written, .warn): ("READY with warnings", .yellow)
    case (.written, .pass): ("READY", .green)
    }
  }

  private static func details(of result: BatchResult) -> String {
    let reasons = result.refusals.map(\.reason) + result.objections
    guard reasons.isEmpty else { return reasons.joined(separator: " ").safeForTerminal }
    guard let before = seconds(result.secondsBefore), let after = seconds(result.secondsAfter)
    else { return "" }
    return before == after ? before : "\(before) → \(after)"
  }

  private static func seconds(_ seconds: Rational?) -> String? {
    seconds.map { $0.shortDecimal(places: 2) + " s" }
  }
}
