/// A command or subcommand: its arguments, and what it does.
public protocol ParsableCommand: ParsableArguments {
  /// What the command is called and what its help page says.
  static var configuration: CommandConfiguration { get }

  /// Does the command's work.
  mutating func run() throws
}

extension ParsableCommand {
  public static var configuration: CommandConfiguration { CommandConfiguration() }

  public mutating func run() throws {
    throw HelpRequest(type: Self.self)
  }
}

extension ParsableCommand {
  /// The command that the words stand for: this one or one of its subcommands.
  ///
  /// The words are those after the program's name, nil for the ones of this process. What it throws
  /// is for `fullMessage(for:)` and `exitCode(for:)`, requests for help included.
  public static func parseAsRoot(_ arguments: [String]? = nil) throws -> any ParsableCommand {
    try CommandReader(root: self).command(
      from: arguments ?? Array(CommandLine.arguments.dropFirst()))
  }

  /// A command of this type, read from the words as by `parseAsRoot(_:)`.
  public static func parse(_ arguments: [String]? = nil) throws -> Self {
    let command = try parseAsRoot(arguments)
    guard let command = command as? Self else {
      throw HelpRequest(type: type(of: command))
    }
    return command
  }

  /// The help page of a subcommand, wrapped to a number of columns; nil for the terminal's.
  public static func helpMessage(
    for subcommand: any ParsableCommand.Type, columns: Int? = nil
  ) -> String {
    let path = CommandPath(to: subcommand, under: self) ?? CommandPath(root: subcommand)
    return HelpPage(path: path, columns: columns ?? terminalColumns).text
  }

  /// The help page of this command, wrapped to a number of columns; nil for the terminal's.
  public static func helpMessage(columns: Int? = nil) -> String {
    helpMessage(for: self, columns: columns)
  }

  /// All that is printed for the error; empty when nothing is.
  public static func fullMessage(for error: any Error, columns: Int? = nil) -> String {
    ErrorReport(of: error, root: self, columns: columns ?? terminalColumns).text
  }

  /// The code that the process ends with after the error.
  public static func exitCode(for error: any Error) -> ExitCode {
    ErrorReport(of: error, root: self, columns: terminalColumns).exitCode
  }

  /// Prints what belongs to the error, and ends the process with its code; 0 for nil.
  public static func exit(withError error: (any Error)? = nil) -> Never {
    guard let error else { endProcess(with: .success) }
    let report = ErrorReport(of: error, root: self, columns: terminalColumns)
    if !report.text.isEmpty {
      if report.exitCode == .success {
        print(report.text)
      } else {
        printToStandardError(report.text)
      }
    }
    endProcess(with: report.exitCode)
  }
}

/// A type whose properties are read from the command line.
public protocol ParsableArguments: SendableMetatype {
  /// The arguments with nothing read yet.
  init()

  /// Checks how the values fit together, without looking at the world.
  mutating func validate() throws
}

extension ParsableArguments {
  public mutating func validate() throws {}
}

/// A command whose work waits for something.
public protocol AsyncParsableCommand: ParsableCommand {
  /// Does the command's work.
  mutating func run() async throws
}

extension AsyncParsableCommand {
  /// Reads the words, runs the command they stand for, and ends the process if that fails.
  public static func main(_ arguments: [String]?) async {
    if let error = await outcome(of: arguments) { exit(withError: error) }
  }

  /// Reads the words and runs the command they stand for.
  ///
  /// - Returns: What it threw, for `fullMessage(for:)` and `exitCode(for:)`, or nil.
  package static func outcome(of arguments: [String]?) async -> (any Error)? {
    do {
      var command = try parseAsRoot(arguments)
      do {
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch let error as ValidationError {
        throw CommandError(error, in: type(of: command), under: self)
      }
      return nil
    } catch {
      return error
    }
  }

  /// Runs the command that this process was asked for.
  public static func main() async {
    await main(nil)
  }
}

/// What a command is called and what its help page says.
public struct CommandConfiguration: Sendable {
  /// The name to type, or nil for the type's name in lowercase words with hyphens.
  public var commandName: String?

  /// What the command is for, in one sentence.
  public var abstract: String

  /// More about the command, such as examples; lines that start with a space are not wrapped.
  public var discussion: String

  /// The version that `--version` prints, or empty when there is no such flag.
  public var version: String

  /// The commands under this one.
  public var subcommands: [any ParsableCommand.Type]

  /// Describes a command.
  public init(
    commandName: String? = nil,
    abstract: String = "",
    discussion: String = "",
    version: String = "",
    subcommands: [any ParsableCommand.Type] = []
  ) {
    self.commandName = commandName
    self.abstract = abstract
    self.discussion = discussion
    self.version = version
    self.subcommands = subcommands
  }
}
