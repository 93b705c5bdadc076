/// The completions of a program for zsh, made of `_arguments` specifications.
struct ZshCompletionScript {
  let tree: CompletionTree

  var text: String {
    let function = "_" + tree.identifier
    return """
      #compdef \(tree.name)
      # Completions of \(tree.name) for zsh.

      \(tree.all.map(self.function).joined(separator: "\n\n"))

      if [[ ${funcstack[1]} == \(function) ]]; then
        \(function) "$@"
      elif (( $+functions[compdef] )); then
        compdef \(function) \(tree.name)
      fi
      """
  }

  private func function(of tree: CompletionTree) -> String {
    tree.subcommands.isEmpty ? leaf(tree) : branch(tree)
  }

  private func leaf(_ tree: CompletionTree) -> String {
    let positionals = tree.positionals.enumerated().map { index, positional in
      let place = positional.isRepeating ? "*" : "\(index + 1)"
      return "\(place)\(specification(of: positional))".singleQuoted
    }
    let commandLine = """
        local -i terminator=${words[(i)--]}
        if (( terminator < CURRENT )); then
          shift $terminator words
          (( CURRENT -= terminator ))
          _normal
          return
        fi

      """
    return """
      _\(tree.identifier)() {
      \(tree.takesCommandLineAfterTerminator ? commandLine : "")\
        _arguments -s -S : \(continuedLines(tree.options.map(specification) + positionals))
      }
      """
  }

  private func branch(_ tree: CompletionTree) -> String {
    let descriptions = tree.subcommands.map { subcommand in
      let name = subcommand.lastName.escaped(before: ":\\")
      return "\(name):\(subcommand.abstract.escaped)".singleQuoted
    }
    let cases = tree.subcommands.map { subcommand in
      "        \(subcommand.lastName.singleQuoted)) _\(subcommand.identifier) && result=0 ;;"
    }
    let states = ["'1:subcommand:->subcommand'", "'*::argument:->arguments'"]
    return """
      _\(tree.identifier)() {
        local curcontext="$curcontext" context state state_descr line
        local -i result=1
        local -A opt_args
        local -a subcommands=(\(listedLines(descriptions))
        )
        _arguments -s -S -C : \(continuedLines(tree.options.map(specification) + states)) && result=0
        case $state in
          subcommand) _describe subcommand subcommands && result=0 ;;
          arguments)
            case ${words[1]} in
      \(cases.joined(separator: "\n"))
            esac ;;
        esac
        return result
      }
      """
  }

  /// The words of a command, each on a line of its own.
  private func continuedLines(_ words: [String]) -> String {
    words.map { "\\\n    " + $0 }.joined(separator: " ")
  }

  /// The words of an array, each on a line of its own.
  private func listedLines(_ words: [String]) -> String {
    words.map { "\n    " + $0 }.joined()
  }

  /// Such as `'(-o --output)'{-o+,--output=}'[Where to write.]:file:_files'`.
  private func specification(of option: CompletionOption) -> String {
    let names = option.names.map { name in
      name.spelling + (option.value == nil ? "" : name.isShort ? "+" : "=")
    }
    let exclusive = "(" + option.names.map(\.spelling).joined(separator: " ") + ")"
    let abstract = option.abstract.escaped.escaped(before: "[]:\\")
    let description = abstract.isEmpty ? "" : "[\(abstract)]"
    let rest = description + (option.value.map(specification) ?? "")
    let lead = option.isRepeating ? "*" : names.count > 1 ? exclusive : ""
    if names.count == 1 { return (lead + names[0] + rest).singleQuoted }
    return lead.singleQuoted + "{" + names.joined(separator: ",") + "}" + rest.singleQuoted
  }

  /// Such as `:file:_files`.
  private func specification(of value: CompletionPositional) -> String {
    let action =
      switch value.offer {
      case .nothing, .words([]): " "
      case .words(let words):
        // Of several values with commas the last one is completed.
        "{compset -P \"*,\"; compadd -- \(words.map(\.asListedWord).joined(separator: " "))}"
      case .files([]): "_files"
      case .files(let extensions):
        "_files -g \"*.(\(patternsIgnoringCase(extensions).joined(separator: "|")))\""
      case .directories: "_files -/"
      }
    return ":" + value.valueName.escaped(before: ":\\") + ":" + action
  }
}

extension String {
  fileprivate func escaped(before special: String) -> String {
    map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  fileprivate var asListedWord: String {
    map { $0.isLetter || $0.isNumber || "-_./,@%+".contains($0) ? String($0) : "\\\($0)" }.joined()
  }
}
