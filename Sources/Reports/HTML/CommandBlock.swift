/// A command that can be copied with a button, and selected by hand where scripts do not run.
enum CommandBlock {
  /// The block; the button appears only where it works.
  static func markup(_ command: String) -> Markup {
    .element(
      "div", ["class": "command"],
      [
        .element("code", ["tabindex": "0", "aria-label": "Command"], text: command),
        .element(
          "button", ["type": "button", "class": "copy", "aria-label": "Copy the command"],
          ["Copy"]),
      ])
  }
}
