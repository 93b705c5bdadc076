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
  case invalidValue(String, of: String, accepted: AcceptedValues)
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

/// Why reading ended, and at which command.
struct CommandError: Error {
  let reason: ParsingError
  package let path: CommandPath
}

extension CommandError {
  /// A refusal of values that were read from the words of a running command.
  init(
    _ error: ValidationError, in command: any ParsableCommand.Type,
    under root: any ParsableCommand.Type
  ) {
    let path = CommandPath(to: command, under: root) ?? CommandPath(root: root)
    self.init(reason: .validation(error.message), path: path)
  }
}

/// What a `validate()` threw, as it leaves the reader: requests to exit stay what they are.
func validationOutcome(_ error: any Error, at path: CommandPath) -> any Error {
  if error is ExitCode || error is HelpRequest { return error }
  return CommandError(reason: .validation("\(error)"), path: path)
}

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
    case .invalidValue(let value, let name, let accepted):
      "Invalid value '\(value.escaped)' for '\(name)'"
        + explanation(of: value, accepted: accepted)
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

private func explanation(of value: String, accepted: AcceptedValues) -> String {
  switch accepted {
  case .anything: return "."
  case .wholeNumbers: return ". Type a whole number, such as 10."
  case .listed(let all):
    return "." + suggestion(nearest(value, among: all)) + " Accepted are \(quoted(all))."
  }
}

/// The candidate that was probably meant, or nil when none is close.
func nearest(_ typed: String, among candidates: [String]) -> String? {
  let longestDistance = max(1, typed.count / 3)
  let letters = typed.drop { $0 == "-" }
  if letters.count > 1 {
    let completed = candidates.filter { $0.drop { $0 == "-" }.hasPrefix(letters) }
    if let only = completed.first, completed.count == 1 { return only }
  }
  return
    candidates
    .map { (name: $0, distance: editDistance(typed, $0)) }
    .filter { $0.distance <= longestDistance && $0.distance < letters.count }
    .min { $0.distance < $1.distance }?
    .name
}

/// How many letters must be changed, added, dropped or swapped with a neighbour.
func editDistance(_ first: String, _ second: String) -> Int {
  let first = Array(first)
  let second = Array(second)
  var rows = [Array(0...second.count)]
  for i in first.indices {
    var row = [i + 1]
    for j in second.indices {
      let change = rows[i][j] + (first[i] == second[j] ? 0 : 1)
      var best = min(change, rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[first.count][second.count]
}

extension String {
  /// The text with control characters spelled out, so that it cannot steer a terminal.
  var escaped: String { escaped(keeping: "") }

  /// The same, but with line ends and tabs as they are.
  var escapedKeepingLines: String { escaped(keeping: "\n\t") }

  private func escaped(keeping kept: String) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if !scalar.steersTerminals || kept.unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar.spelledOut
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether the character is a control code, a line separator, or reorders what stands around it.
  fileprivate var steersTerminals: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }

  fileprivate var spelledOut: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }
}
