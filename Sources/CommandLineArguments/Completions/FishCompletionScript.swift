/// The completions of a program for fish 3 and later.
struct FishCompletionScript {
  let tree: CompletionTree

  var text: String {
    """
    # Completions of \(tree.name) for fish.

    \(positionFunction)

    \(fileFunction)

    \(commandLineFunction)

    complete -c \(tree.name) -f
    \(tree.all.flatMap(entries).joined(separator: "\n"))
    """
  }

  private var function: String { "__" + tree.identifier }

  /// Whether the cursor is in a command, and where: `options`, a position, or one from it on.
  private var positionFunction: String {
    """
    function \(function)_at -a wanted place
      set -l command \(tree.name.fishQuoted)
      set -l position 0
      set -l skips 0
      set -l terminated 0
      set -l words (commandline -opc)
      for word in $words[2..-1]
        if test $skips = 1
          set skips 0
        else if test $terminated = 1
          set position (math $position + 1)
        else if test "$word" = --
          set terminated 1
          if contains -- "$command" \(list(commandsWithCommandLine))
            set command "$command --"
            set position 0
          end
        else if string match -q -- '-*' "$word"; and test "$word" != -
          switch "$command $word"
            case \(list(namesTakingValues))
              set skips 1
          end
        else
          switch "$command $word"
            case \(list(tree.all.dropFirst().map(\.name)))
              set command "$command $word"
              set position 0
            case '*'
              set position (math $position + 1)
          end
        end
      end
      test "$command" = "$wanted"; or return 1
      switch "$place"
        case options
          test $terminated = 0
        case '*+'
          test $position -ge (string trim -r -c + -- $place)
        case '*'
          test $position = $place
      end
    end
    """
  }

  /// The directories and the files with one of the extensions.
  private var fileFunction: String {
    #"""
    function \#(function)_typed
      string replace -r -- '^--[^=]*=' '' (commandline -ct)
    end

    function \#(function)_files
      set -l typed (\#(function)_typed)
      set -l pattern '(?:/|\.(?:'(string join '|' -- $argv)'))(?:\t|$)'
      __fish_complete_path "$typed" | string match -r -i -e -- $pattern
    end
    """#
  }

  /// What the command after `--` would be offered by itself.
  private var commandLineFunction: String {
    """
    function \(function)_command_line
      set -l words (commandline -opc)
      set -l start (math (contains -i -- -- $words) + 1)
      set -l line (string escape -- $words[$start..-1]) (commandline -ct)
      complete -C (string join ' ' -- $line)
    end
    """
  }

  private var commandsWithCommandLine: [String] {
    tree.all.filter(\.takesCommandLineAfterTerminator).map(\.name)
  }

  private var namesTakingValues: [String] {
    tree.all.flatMap { tree in
      tree.options.filter { $0.value != nil }.flatMap(\.names).map { "\(tree.name) \($0.spelling)" }
    }
  }

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
      "-f -a " + words.map(\.fishQuoted).joined(separator: " ").fishQuoted
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
