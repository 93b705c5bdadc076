/// Why reading ended, and at which command.
struct CommandError: Error {
  let reason: ParsingError
  package let path: CommandPath

  init(_ reason: ParsingError, at path: CommandPath) {
    self.reason = reason
    self.path = path
  }
}

extension CommandError {
  /// A refusal of values that were read from the words of a running command.
  init(
    _ error: ValidationError, in command: any ParsableCommand.Type,
    under root: any ParsableCommand.Type
  ) {
    let path = CommandPath(to: command, under: root) ?? CommandPath(root: root)
    self.init(.validation(error.message), at: path)
  }
}

/// What a `validate()` threw, as it leaves the reader: requests to exit stay what they are.
func validationOutcome(_ error: any Error, at path: CommandPath) -> any Error {
  if error is ExitCode || error is CleanExit { return error }
  return CommandError(.validation("\(error)"), at: path)
}
