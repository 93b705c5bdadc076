/// The completions of a program for fish 3 and later.
struct FishCompletionScript {
  let tree: CompletionTree

  var text: String {
    CompletionShell.fish.template(filledWith: [
      "name": tree.name, "quotedName": tree.name.fishQuoted, "function": function,
      "valueNames": list(tree.namesTakingValues),
      "subcommands": list(tree.all.dropFirst().map(\.name)),
      "withCommandLine": list(tree.commandsWithCommandLine),
      "entries": tree.all.flatMap(entries).joined(separator: "\n"),
    ])
  }

  private var function: String { "__" + tree.identifier }

  private func list(_ words: [String]) -> String {
    words.isEmpty ? "''" : words.map(\.fishQuoted).joined(separator: " ")
  }

  private func entries(of tree: CompletionTree) -> [String] {
    let subcommands = tree.subcommands.map { subcommand in
      entry(tree, at: "0", "-f -a \(subcommand.lastName.fishQuoted)", subcommand.abstract)
    }
    let options = tree.options.map { option in
      let names = option.names.map { ($0.isShort ? "-s " : "-l ") + $0.text.fishQuoted }
      let value = option.value.map { " -r " + offer($0.offer) } ?? ""
      return entry(tree, at: "options", names.joined(separator: " ") + value, option.abstract)
    }
    let positionals = tree.positionals.enumerated().compactMap { index, positional -> String? in
      if positional.offer == .nothing { return nil }
      let place = positional.isRepeating ? "\(index)+" : "\(index)"
      return entry(tree, at: place, offer(positional.offer), "")
    }
    let commandLine = entry(
      tree, after: " --", at: "0+", "-f -a '(\(function)_command_line)'", "")
    return subcommands + options + positionals
      + (tree.takesCommandLineAfterTerminator ? [commandLine] : [])
  }

  private func entry(
    _ tree: CompletionTree, after terminator: String = "", at place: String, _ rest: String,
    _ abstract: String
  ) -> String {
    let condition = "\(function)_at \"\(tree.name)\(terminator)\" \(place)".fishQuoted
    let description = abstract.isEmpty ? "" : " -d " + abstract.escaped.fishQuoted
    return "complete -c \(self.tree.name) -n \(condition) \(rest)\(description)"
  }

  private func offer(_ offer: CompletionPositional.Offer) -> String {
    switch offer {
    case .nothing, .words([]): "-f"
    case .words(let words):
      // Of several values with commas the last one is completed.
      "-f -a "
        + "(\(function)_listed \(words.map(\.fishQuoted).joined(separator: " ")))".fishQuoted
    case .files([]): "-F"
    case .files(let extensions):
      "-f -a "
        + "(\(function)_files \(extensions.map(\.fishQuoted).joined(separator: " ")))".fishQuoted
    case .directories: "-f -a '(__fish_complete_directories (\(function)_typed) \"\")'"
    }
  }
}

extension String {
  /// The text as one word of fish.
  fileprivate var fishQuoted: String {
    "'" + map { "'\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
