/// What the help pages say below the summaries of the commands; the texts are files in `Resources/Help`.
enum HelpText {
  /// The text of a command by the name of its file.
  static func of(_ command: String) -> String {
    guard let file = EmbeddedHelp.files.first(where: { $0.name == command }) else {
      preconditionFailure("There is no help text '\(command)'.")
    }
    return file.text
  }
}
