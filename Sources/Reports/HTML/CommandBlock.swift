/// A command that can be copied with a button, and selected by hand where scripts do not run.
enum CommandBlock {
  /// The words, of which options are not broken at their hyphens.
  private static func words(of command: String) -> [Markup] {
    let words = command.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.hasPrefix("-") && word.count < 24
        ? Markup.element("span", ["class": "option"], text: String(word)) : .text(String(word))
    }
    return [.joined(words, separator: " ")]
  }

  /// The block; the button appears only where it works.
  static func markup(_ command: String) -> Markup {
    .element(
      "div", ["class": "command"],
      [
        .element("code", ["tabindex": "0", "aria-label": "Command"], words(of: command)),
        .element(
          "button", ["type": "button", "class": "copy", "aria-label": "Copy the command"],
          ["Copy"]),
      ])
  }
}
