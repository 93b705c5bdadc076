extension ParsingError {
  /// What is wrong and what to type instead; empty for requests, which are no errors.
  var message: String {
    switch self {
    case .helpRequested, .versionRequested, .completionScriptRequested:
      ""
    case .unknownShell(let name):
      unknownShellMessage(name)
    case .unknownOption(let name, let nearest):
      "Unknown option '\(name.escaped)'." + suggestion(nearest)
    case .unknownSubcommand(let name, let nearest, let all):
      "Unknown subcommand '\(name.escaped)'."
        + (nearest == nil ? " Type one of \(quoted(all))." : suggestion(nearest))
    case .unexpectedArgument(let word):
      "Unexpected argument '\(word.escaped)'."
    case .unexpectedValue(let value, let name):
      "'\(name)' takes no value, but was given '\(value.escaped)'. Type '\(name)' alone."
    case .missingValue(let name, let valueName, let found):
      missingValueMessage(name: name, valueName: valueName, found: found)
    case .missing(let arguments):
      missingMessage(arguments)
    case .invalidValue(let value, let name, let accepted, let reason):
      "Invalid value '\(value.escaped)' for '\(name)'"
        + explanation(of: value, accepted: accepted, reason: reason)
    case .validation(let text):
      text.escapedKeepingLines
    }
  }
}

private func suggestion(_ nearest: String?) -> String {
  nearest.map { " Did you mean '\($0)'?" } ?? ""
}

/// The words in quotes, separated by commas.
private func quoted(_ words: [String]) -> String {
  words.map { "'\($0)'" }.joined(separator: ", ")
}

private func unknownShellMessage(_ name: String?) -> String {
  let problem =
    name.map { "There are no completions for the shell '\($0.escaped)'." }
    ?? "Could not tell which shell you use."
  return problem + " Type one of \(quoted(CompletionShell.allCases.map(\.rawValue)))."
}

private func missingValueMessage(name: String, valueName: String, found: String?) -> String {
  let problem = "Missing value for '\(name)'."
  guard let found, found != "--" else { return problem + " Type '\(name) <\(valueName)>'." }
  let separator = name.hasPrefix("--") ? "=" : ""
  return problem
    + " If '\(found.escaped)' is the value, type '\(name)\(separator)\(found.escaped)'."
}

private func missingMessage(_ arguments: [MissingArgument]) -> String {
  let kind = arguments.allSatisfy(\.isOption) ? "option" : "argument"
  return "Missing \(kind)\(arguments.count == 1 ? "" : "s") "
    + "\(quoted(arguments.map(\.synopsis)))."
}

private func explanation(of value: String, accepted: AcceptedValues, reason: String?) -> String {
  if let reason { return ": \(reason.escapedKeepingLines)" }
  switch accepted {
  case .anything: return "."
  case .wholeNumbers: return ". Type a whole number, such as 10."
  case .numbers: return ". Type a number, such as 2.5."
  case .listed(let all):
    return "." + suggestion(nearest(value, among: all)) + " Accepted are \(quoted(all))."
  }
}
