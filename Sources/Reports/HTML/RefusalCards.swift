import Preflight

/// Why something was not done, and what can be done instead.
struct RefusalCards {
  let refusals: [Refusal]

  /// A card each.
  var markup: Markup {
    .joined(
      refusals.map { refusal in
        .element(
          "article", ["class": "finding fail"],
          [
            .element("header", [:], [.element("code", ["class": "id"], text: refusal.id)]),
            HeadingLevel(level: 3).element([.text(refusal.reason)]),
            .rows(refusal.choices.map { ("Choice", .text($0.commandSentence)) }),
          ])
      })
  }
}
