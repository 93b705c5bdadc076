import Platform

/// The number that the process ends with; thrown, it ends the command without a message.
public struct ExitCode: Error, RawRepresentable, Hashable, Sendable {
  /// The number that the shell sees.
  public var rawValue: Int32

  /// The exit code of the given number.
  public init(_ code: Int32) {
    self.rawValue = code
  }

  /// The exit code of the given number.
  public init(rawValue: Int32) {
    self.init(rawValue)
  }

  /// The command did what was asked.
  public static let success = ExitCode(0)

  /// The command failed.
  public static let failure = ExitCode(1)

  /// The command line was not understood; `EX_USAGE` in C.
  public static let validationFailure = ExitCode(64)
}

/// An end by printing the help page of a command.
struct HelpRequest: Error {
  let type: any ParsableCommand.Type
}

/// What is wrong with the values on the command line, as a sentence.
public struct ValidationError: Error, CustomStringConvertible {
  let message: String

  /// An error that prints the sentence and the usage of the command.
  public init(_ message: String) {
    self.message = message
  }

  public var description: String { message }
}

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
    case let request as HelpRequest:
      self.init(
        text: root.helpMessage(for: request.type, columns: columns), exitCode: .success)
    default:
      self.init(text: "Error: \("\(error)".escapedKeepingLines)", exitCode: .failure)
    }
  }

  private init(text: String, exitCode: ExitCode) {
    self.text = text
    self.exitCode = exitCode
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

/// The value of an environment variable, or nil when it is not set.
func environmentValue(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}

/// How many columns text may fill: `COLUMNS`, or 80 when that is unset or no use.
var terminalColumns: Int {
  guard let text = environmentValue("COLUMNS"), let columns = Int(text), columns > 0 else {
    return 80
  }
  return columns
}

/// Writes a line to standard error.
func printToStandardError(_ line: String) {
  var bytes = Array((line + "\n").utf8)[...]
  while !bytes.isEmpty {
    let count = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    bytes.removeFirst(count)
  }
}

/// Ends the process after what was printed has been written.
func endProcess(with code: ExitCode) -> Never {
  exit(code.rawValue)
}
