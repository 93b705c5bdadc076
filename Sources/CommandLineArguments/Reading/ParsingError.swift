/// Why reading the command line ended without a command.
enum ParsingError: Error, Equatable {
  case helpRequested
  case versionRequested
  case completionScriptRequested(CompletionShell)
  case unknownShell(String?)
  case unknownOption(String, nearest: String?)
  case unknownSubcommand(String, nearest: String?, all: [String])
  case unexpectedArgument(String)
  case unexpectedValue(String, of: String)
  case missingValue(name: String, valueName: String, found: String?)
  case missing([MissingArgument])
  case invalidValue(String, of: String, accepted: AcceptedValues, reason: String?)
  case validation(String)
}

/// An argument that must be given and was not.
struct MissingArgument: Equatable {
  let synopsis: String
  let isOption: Bool

  init(_ definition: ArgumentDefinition) {
    synopsis = definition.synopsis
    isOption = !definition.isPositional
  }
}
