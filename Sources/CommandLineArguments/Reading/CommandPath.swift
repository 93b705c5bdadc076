/// A command and those above it, the root first.
struct CommandPath {
  private let parents: [any ParsableCommand.Type]

  /// The command itself.
  let command: any ParsableCommand.Type

  /// The path of a root.
  init(root: any ParsableCommand.Type) {
    self.init(parents: [], command: root)
  }

  /// The path to a command somewhere under the root, or nil when it is not there.
  init?(to command: any ParsableCommand.Type, under root: any ParsableCommand.Type) {
    guard let path = CommandPath(root: root).path(to: command) else { return nil }
    self = path
  }

  private init(parents: [any ParsableCommand.Type], command: any ParsableCommand.Type) {
    self.parents = parents
    self.command = command
  }

  /// The words that call the command, such as `preflight profiles list`.
  var name: String { words.joined(separator: " ") }

  /// The names of the command and those above it, the root's first.
  var words: [String] { (parents + [command]).map(commandName) }

  /// The name of the command alone.
  var lastName: String { commandName(of: command) }

  var configuration: CommandConfiguration { command.configuration }
  var isRoot: Bool { parents.isEmpty }

  /// The paths of the commands directly under this one.
  var subcommands: [CommandPath] {
    configuration.subcommands.map(subcommand)
  }

  /// The command to read when no subcommand is named, or nil when there is none.
  var defaultSubcommand: CommandPath? {
    configuration.defaultSubcommand.map(subcommand)
  }

  /// The subcommand of the given name, or nil when there is none.
  func subcommand(named name: String) -> CommandPath? {
    subcommands.first { $0.lastName == name }
  }

  /// A new instance of the command with its arguments.
  func instance() -> (command: any ParsableCommand, definitions: DefinitionSet) {
    let instance = command.init()
    let hasVersion = isRoot && !configuration.version.isEmpty
    let builtIn = (hasVersion ? [ArgumentDefinition.versionFlag] : []) + [.helpFlag]
    return (instance, DefinitionSet(of: instance, builtIn: builtIn))
  }

  /// The arguments of the command.
  var definitions: DefinitionSet { instance().definitions }

  private func subcommand(_ type: any ParsableCommand.Type) -> CommandPath {
    CommandPath(parents: parents + [command], command: type)
  }

  private func path(to type: any ParsableCommand.Type) -> CommandPath? {
    if command == type { return self }
    return subcommands.lazy.compactMap { $0.path(to: type) }.first
  }
}

private func commandName(of type: any ParsableCommand.Type) -> String {
  type.configuration.commandName ?? String(describing: type).hyphenated
}
