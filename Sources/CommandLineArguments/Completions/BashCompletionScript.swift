/// The completions of a program for bash 3.2 and later.
struct BashCompletionScript {
  let tree: CompletionTree

  var text: String {
    let function = "_" + tree.identifier
    return """
      # Completions of \(tree.name) for bash.

      \(function)() {
        local current="${COMP_WORDS[COMP_CWORD]}" prefix="" option="" word index place
        local command=\(tree.name.singleQuoted) position=0 terminator=0
        COMPREPLY=()
        for ((index = 1; index < COMP_CWORD; index++)); do
          word="${COMP_WORDS[index]}"
          if [[ -n $option ]]; then
            # bash makes the "=" of --name=value a word of its own.
            [[ $word == "=" ]] || option=""
          elif ((terminator)); then
            position=$((position + 1))
          elif [[ $word == "=" ]]; then
            position=$((position - 1))
          elif [[ $word == "--" ]]; then
            terminator=$index
          elif [[ $word == -?* ]]; then
            case "$command $word" in
              \(alternatives(namesTakingValues))) option="$word" ;;
            esac
          else
            case "$command $word" in
              \(alternatives(tree.all.dropFirst().map(\.name)))) command="$command $word" position=0 ;;
              *) position=$((position + 1)) ;;
            esac
          fi
        done
        if [[ -z $option && $current == --*=* ]]; then
          option="${current%%=*}" prefix="${current%%=*}=" current="${current#*=}"
        elif [[ $current == "=" ]]; then
          current=""
        fi
        place=$position
        if [[ -n $option ]]; then
          place="$option"
        elif ((terminator)); then
          case "$command" in
            \(alternatives(commandsWithCommandLine))) place="--" ;;
          esac
        elif [[ $current == -* ]]; then
          place="-"
        fi
        case "$command $place" in
      \(branches)
        esac
      }

      \(function)_words() {
        local word quoted
        for word in "$@"; do
          printf -v quoted %q "$word"
          [[ $word == "$current"* ]] && COMPREPLY+=("$prefix$quoted")
        done
      }

      \(function)_files() {
        local typed="${current//\\\\/}" kind="$1" name pattern
        shift
        typed="${typed#[\\"\\']}"
        compopt -o filenames 2>/dev/null
        while IFS= read -r name; do COMPREPLY+=("$prefix$name"); done < <(compgen -d -- "$typed")
        [[ $kind == directories ]] && return
        while IFS= read -r name; do
          [[ -d $name ]] && continue
          for pattern in "$@"; do
            if [[ $name == $pattern ]]; then
              COMPREPLY+=("$prefix$name")
              break
            fi
          done
        done < <(compgen -f -- "$typed")
      }

      \(function)_command_line() {
        if declare -F _command_offset >/dev/null; then
          _command_offset $((terminator + 1))
        elif ((COMP_CWORD == terminator + 1)); then
          while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -c -- "$current")
        else
          \(function)_files files '*'
        fi
      }

      complete -F \(function) \(tree.name)
      """
  }

  private var namesTakingValues: [String] {
    tree.all.flatMap { tree in
      tree.options.filter { $0.value != nil }.flatMap(\.names).map { "\(tree.name) \($0.spelling)" }
    }
  }

  private var commandsWithCommandLine: [String] {
    tree.all.filter(\.takesCommandLineAfterTerminator).map(\.name)
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
