/// What can be typed after a command: its options, its arguments, and the same for subcommands.
struct CompletionTree {
  /// The words that call the command, such as `preflight profiles`.
  let name: String
  let abstract: String
  let options: [CompletionOption]
  let positionals: [CompletionPositional]
  let takesCommandLineAfterTerminator: Bool
  let subcommands: [CompletionTree]

  /// The tree of a command and all commands under it.
  init(_ path: CommandPath) {
    name = path.name
    abstract = path.configuration.abstract
    options = path.definitions.all.compactMap(CompletionOption.init)
    positionals = path.definitions.positionals.map(CompletionPositional.init)
    takesCommandLineAfterTerminator = path.definitions.afterTerminator != nil
    let named = path.subcommands.map(CompletionTree.init)
    subcommands =
      path.isRoot && !named.isEmpty ? named + [CompletionTree(helpFor: named, path)] : named
  }

  private init(helpFor subcommands: [CompletionTree], _ root: CommandPath) {
    name = root.name + " help"
    abstract = "Show subcommand help information."
    options = []
    let words = subcommands.map(\.lastName)
    positionals = [CompletionPositional(valueName: "subcommand", offer: .words(words))]
    takesCommandLineAfterTerminator = false
    self.subcommands = []
  }

  /// The name of the command alone.
  var lastName: String { name.split(separator: " ").last.map(String.init) ?? name }

  /// This tree and all trees under it.
  var all: [CompletionTree] { [self] + subcommands.flatMap(\.all) }

  /// The options of all commands that take a value, each with its command: `preflight check --for`.
  var namesTakingValues: [String] {
    all.flatMap { tree in
      tree.options.filter { $0.value != nil }.flatMap(\.names).map { "\(tree.name) \($0.spelling)" }
    }
  }

  /// The commands that take another command line after `--`.
  var commandsWithCommandLine: [String] {
    all.filter(\.takesCommandLineAfterTerminator).map(\.name)
  }

  /// The name with only letters, digits and underscores, for functions of shells.
  var identifier: String { name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined() }
}

/// An option or flag.
struct CompletionOption {
  let names: [ArgumentName]
  let abstract: String
  let isRepeating: Bool

  /// The name and offer of the value, or nil for a flag.
  package let value: CompletionPositional?

  /// The option that an argument is, or nil when it is given by its position.
  init?(_ definition: ArgumentDefinition) {
    guard !definition.isPositional else { return nil }
    names = definition.names
    abstract = definition.help.abstract
    isRepeating = definition.isRepeating
    value = definition.takesValue ? CompletionPositional(definition) : nil
  }
}

/// A value to complete.
struct CompletionPositional {
  /// What a shell proposes for a value.
  enum Offer: Equatable {
    case nothing
    case words([String])
    case files(extensions: [String])
    case directories
  }

  let valueName: String
  let offer: Offer
  var isRepeating = false
}

extension CompletionPositional {
  init(_ definition: ArgumentDefinition) {
    valueName = definition.valueName
    isRepeating = definition.isRepeating
    offer =
      switch definition.completion.kind {
      case .default: definition.accepted.list.isEmpty ? .nothing : .words(definition.accepted.list)
      case .list(let words): .words(words)
      case .file(let extensions): .files(extensions: extensions)
      case .directory: .directories
      }
  }
}

/// Patterns of file names with an extension in any case: `mov` becomes `[mM][oO][vV]`.
func patternsIgnoringCase(_ extensions: [String]) -> [String] {
  extensions.map { text in
    text.drop { $0 == "." }.map { letter in
      letter.isLetter ? "[\(letter.lowercased())\(letter.uppercased())]" : String(letter)
    }.joined()
  }
}

extension String {
  /// The text as one word of bash or zsh.
  var singleQuoted: String {
    "'" + map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}

/// A shell that completion scripts can be made for.
enum CompletionShell: String, CaseIterable {
  case bash
  case zsh
  case fish

  /// The shell's script in `Resources/Completions`, with values for the names in double braces.
  func template(filledWith values: [String: String]) -> String {
    guard let file = EmbeddedCompletions.files.first(where: { $0.name == rawValue }) else {
      preconditionFailure("There is no template for \(rawValue).")
    }
    return values.reduce(file.text) { text, value in
      text.replacing("{{\(value.key)}}", with: value.value)
    }
  }

  /// The script that teaches the shell the commands of the tree.
  func script(for tree: CompletionTree) -> String {
    switch self {
    case .bash: BashCompletionScript(tree: tree).text
    case .zsh: ZshCompletionScript(tree: tree).text
    case .fish: FishCompletionScript(tree: tree).text
    }
  }
}

/// The answer to `--generate-completion-script`, or nil when the words do not start with it.
///
/// The shell is named by the next word or after `=`; without a name it is the one in `SHELL`.
func completionRequest(in words: [String]) -> ParsingError? {
  let flag = "--generate-completion-script"
  guard let first = words.first, first == flag || first.hasPrefix(flag + "=") else { return nil }
  let name =
    first == flag ? words.dropFirst().first : String(first.dropFirst(flag.count + 1))
  if let name {
    return CompletionShell(rawValue: name).map(ParsingError.completionScriptRequested)
      ?? .unknownShell(name)
  }
  let login = environmentValue("SHELL")?.split(separator: "/").last.map(String.init)
  return login.flatMap(CompletionShell.init).map(ParsingError.completionScriptRequested)
    ?? .unknownShell(login)
}
