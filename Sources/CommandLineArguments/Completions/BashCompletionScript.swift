/// The completions of a program for bash 3.2 and later.
struct BashCompletionScript {
  let tree: CompletionTree

  var text: String {
    CompletionShell.bash.template(filledWith: [
      "name": tree.name, "quotedName": tree.name.singleQuoted, "function": "_" + tree.identifier,
      "valueNames": alternatives(tree.namesTakingValues),
      "subcommands": alternatives(tree.all.dropFirst().map(\.name)),
      "withCommandLine": alternatives(tree.commandsWithCommandLine), "branches": branches,
    ])
  }

  /// A branch of `case`: what is offered when one of the words is met.
  private struct Branch {
    let pattern: String
    let call: String
  }

  /// The branches by command and place: an option, `-` for the options, `--`, or a position.
  private var branches: String {
    let all = tree.all.flatMap { values(of: $0) + [names(of: $0)] + positions(of: $0) }
    return all.filter { !$0.call.isEmpty }.map { "    \($0.pattern)) \($0.call) ;;" }
      .joined(separator: "\n")
  }

  private func alternatives(_ words: [String]) -> String {
    words.isEmpty ? "''" : words.map(\.singleQuoted).joined(separator: " | ")
  }

  private func values(of tree: CompletionTree) -> [Branch] {
    tree.options.compactMap { option in
      option.value.map { value in
        let words = option.names.map { "\(tree.name) \($0.spelling)" }
        return Branch(pattern: alternatives(words), call: call(value.offer))
      }
    }
  }

  private func names(of tree: CompletionTree) -> Branch {
    let names = tree.options.flatMap(\.names).map(\.spelling)
    return Branch(pattern: "\(tree.name) -".singleQuoted, call: call(.words(names)))
  }

  private func positions(of tree: CompletionTree) -> [Branch] {
    let subcommands = call(.words(tree.subcommands.map(\.lastName)))
    let first = Branch(pattern: "\(tree.name) 0".singleQuoted, call: subcommands)
    let positionals = tree.positionals.enumerated().map { index, positional in
      Branch(
        pattern: "\(tree.name) ".singleQuoted + (positional.isRepeating ? "[0-9]*" : "\(index)"),
        call: call(positional.offer))
    }
    let commandLine = Branch(
      pattern: "\(tree.name) --".singleQuoted,
      call: tree.takesCommandLineAfterTerminator ? "_\(self.tree.identifier)_command_line" : "")
    return [first] + positionals + [commandLine]
  }

  private func call(_ offer: CompletionPositional.Offer) -> String {
    let function = "_\(tree.identifier)"
    switch offer {
    case .nothing, .words([]):
      return ""
    case .words(let words):
      return "\(function)_words " + words.map(\.singleQuoted).joined(separator: " ")
    case .files(let extensions):
      let patterns = extensions.isEmpty ? ["*"] : patternsIgnoringCase(extensions).map { "*." + $0 }
      return "\(function)_files files " + patterns.map(\.singleQuoted).joined(separator: " ")
    case .directories:
      return "\(function)_files directories"
    }
  }
}
