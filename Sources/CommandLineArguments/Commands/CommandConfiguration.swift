/// What a command is called and what its help page says.
public struct CommandConfiguration: Sendable {
  /// The name to type, or nil for the type's name in lowercase words with hyphens.
  public var commandName: String?

  /// What the command is for, in one sentence.
  public var abstract: String

  /// The usage line without the word "USAGE", or nil to make it from the declarations.
  public var usage: String?

  /// More about the command, such as examples; lines that start with a space are not wrapped.
  public var discussion: String

  /// The version that `--version` prints, or empty when there is no such flag.
  public var version: String

  /// Whether the help page of the parent command and completions list this command.
  public var shouldDisplay: Bool

  /// The commands under this one.
  public var subcommands: [any ParsableCommand.Type]

  /// The subcommand to run when none is named, or nil to print the help page.
  public var defaultSubcommand: (any ParsableCommand.Type)?

  /// Describes a command.
  public init(
    commandName: String? = nil,
    abstract: String = "",
    usage: String? = nil,
    discussion: String = "",
    version: String = "",
    shouldDisplay: Bool = true,
    subcommands: [any ParsableCommand.Type] = [],
    defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    self.commandName = commandName
    self.abstract = abstract
    self.usage = usage
    self.discussion = discussion
    self.version = version
    self.shouldDisplay = shouldDisplay
    self.subcommands = subcommands
    self.defaultSubcommand = defaultSubcommand
  }
}
