import Preflight

/// A refusal as a block of text: which one, what stands in the way, what can be done instead.
struct RefusalText {
  let style: TextStyle

  /// The block; ends without a line break.
  func block(_ refusal: Refusal) -> String {
    let title = style.wrapped(
      style.colored(refusal.id.safeForTerminal, .dim), indent: 4,
      first: "  " + style.colored("✗", .red, .bold) + " ")
    let reason = style.wrapped(refusal.reason.safeForTerminal, indent: 4)
    let choices = refusal.choices.map {
      style.row("Choice", $0.safeForTerminal, indent: 4)
    }
    return ([title, reason] + choices).joined(separator: "\n")
  }
}
