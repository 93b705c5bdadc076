/// Finds the command that the words stand for, and reads its arguments.
struct CommandReader {
  private let root: CommandPath

  init(root: any ParsableCommand.Type) {
    self.root = CommandPath(root: root)
  }

  /// The command with its arguments read and validated.
  func command(from words: [String]) throws -> any ParsableCommand {
    if let request = completionRequest(in: words) {
      throw CommandError(reason: request, path: root)
    }
    var path = root
    var rest = words[...]
    while true {
      let command = try readArguments(of: path, from: &rest)
      guard let next = try subcommand(of: path, from: &rest) else { return command }
      path = next
    }
  }

  private func readArguments(
    of path: CommandPath, from rest: inout ArraySlice<String>
  ) throws -> any ParsableCommand {
    var (command, definitions) = path.instance()
    var reader = ArgumentReader(
      rest, definitions: definitions, isFollowedBySubcommand: !path.subcommands.isEmpty)
    do {
      try reader.read()
    } catch {
      throw outcome(of: error, at: path, with: definitions, before: reader.rest)
    }
    rest = reader.rest
    do {
      try validateGroups(of: command)
      try command.validate()
    } catch {
      throw validationOutcome(error, at: path)
    }
    return command
  }

  /// The subcommand that the next word names, or nil when the path ends here.
  private func subcommand(
    of path: CommandPath, from rest: inout ArraySlice<String>
  ) throws -> CommandPath? {
    guard !path.subcommands.isEmpty, let word = rest.first else { return nil }
    if let subcommand = path.subcommand(named: word) {
      rest.removeFirst()
      return subcommand
    }
    if path.isRoot, word == "help" { throw try helpRequest(for: rest.dropFirst()) }
    throw outcome(
      of: path.unknownSubcommand(word), at: path, with: path.definitions, before: rest.dropFirst())
  }

  /// The answer to `help SUBCOMMAND...`.
  private func helpRequest(for words: ArraySlice<String>) throws -> CommandError {
    var path = root
    for word in words where !word.hasPrefix("-") {
      guard let next = path.subcommand(named: word) else {
        throw CommandError(reason: path.unknownSubcommand(word), path: path)
      }
      path = next
    }
    return CommandError(reason: .helpRequested, path: path)
  }

  /// The error, unless it is a request for help or the words after it hold one: that wins.
  private func outcome(
    of error: ParsingError, at path: CommandPath, with definitions: DefinitionSet,
    before rest: ArraySlice<String>
  ) -> CommandError {
    let words = rest.prefix { $0 != "--" }
    let requests = [error] + words.compactMap { definitions.match($0)?.request }
    if requests.contains(.helpRequested) {
      let deepest = words.reduce(path) { path, word in path.subcommand(named: word) ?? path }
      return CommandError(reason: .helpRequested, path: deepest)
    }
    return CommandError(
      reason: requests.contains(.versionRequested) ? .versionRequested : error, path: path)
  }
}

extension CommandPath {
  fileprivate func unknownSubcommand(_ word: String) -> ParsingError {
    let names = subcommands.map(\.lastName)
    return .unknownSubcommand(word, nearest: nearest(word, among: names), all: names)
  }
}

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
