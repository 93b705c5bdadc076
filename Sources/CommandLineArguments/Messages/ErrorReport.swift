/// What is printed for an error, and the code the process ends with.
struct ErrorReport {
  let text: String
  let exitCode: ExitCode

  /// The report of an error that a command under the root threw.
  init(of error: any Error, root: any ParsableCommand.Type, columns: Int) {
    switch error {
    case let error as CommandError:
      self.init(of: error, columns: columns)
    case let error as ValidationError:
      self.init(of: CommandError(error, in: root, under: root), columns: columns)
    case let code as ExitCode:
      self.init(text: "", exitCode: code)
    case let exit as CleanExit:
      self.init(of: exit, root: root, columns: columns)
    default:
      self.init(text: "Error: \("\(error)".escapedKeepingLines)", exitCode: .failure)
    }
  }

  private init(text: String, exitCode: ExitCode) {
    self.text = text
    self.exitCode = exitCode
  }

  private init(of exit: CleanExit, root: any ParsableCommand.Type, columns: Int) {
    switch exit.kind {
    case .message(let text):
      self.init(text: text, exitCode: .success)
    case .helpRequest(let type):
      let type = type ?? root
      self.init(text: root.helpMessage(for: type, columns: columns), exitCode: .success)
    }
  }

  private init(of error: CommandError, columns: Int) {
    let path = error.path
    switch error.reason {
    case .helpRequested:
      self.init(text: HelpPage(path: path, columns: columns).text, exitCode: .success)
    case .versionRequested:
      self.init(text: path.configuration.version, exitCode: .success)
    case .completionScriptRequested(let shell):
      self.init(text: shell.script(for: CompletionTree(path)), exitCode: .success)
    case .unknownShell, .unknownOption, .unknownSubcommand, .unexpectedArgument, .unexpectedValue,
      .missingValue, .missing, .invalidValue, .validation:
      let usage = Usage(path: path).text(after: "Usage: ", columns: columns)
      let lines = [
        "Error: " + error.reason.message,
        usage,
        "See '\(path.name) --help' for more information.",
      ]
      self.init(
        text: lines.filter { !$0.isEmpty }.joined(separator: "\n"), exitCode: .validationFailure)
    }
  }
}
