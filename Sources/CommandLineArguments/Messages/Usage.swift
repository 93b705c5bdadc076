/// The line that shows how a command is typed.
struct Usage {
  package let path: CommandPath

  /// The label and the usage in lines of at most the given width; empty for a command without one.
  ///
  /// Options that need not be given are one word, `[<options>]`, when all of them do not fit a line.
  func text(after label: String, columns: Int) -> String {
    if let custom = path.configuration.usage { return custom.isEmpty ? "" : label + custom }
    let whole = ([path.name] + parts(options: optionalParts)).joined(separator: " ")
    if label.count + whole.count <= columns { return label + whole }
    let shortened = parts(options: optionalParts.isEmpty ? [] : ["[<options>]"])
    return label + wrapped(shortened, indentation: label.count, columns: columns)
  }

  private var shown: [ArgumentDefinition] {
    path.definitions.all.filter { $0.help.visibility.isShown && $0.request == nil }
  }

  private var optionalParts: [String] {
    shown.filter { !$0.isPositional && !$0.isRequired }.map { "[\($0.synopsis)]" }
  }

  private func parts(options: [String]) -> [String] {
    let required = shown.filter { !$0.isPositional && $0.isRequired }
    let positionals = shown.filter { $0.isPositional && $0.strategy != .postTerminator }
    let afterTerminator = shown.filter { $0.strategy == .postTerminator }
    return options + required.map(\.synopsis) + (positionals + afterTerminator).map(\.asPart)
      + subcommandPart
  }

  private var subcommandPart: [String] {
    if path.subcommands.isEmpty { return [] }
    return [path.defaultSubcommand == nil ? "<subcommand>" : "[<subcommand>]"]
  }

  private func wrapped(_ parts: [String], indentation: Int, columns: Int) -> String {
    // Continued lines stand under the first argument, unless little room would be left there.
    let deep = indentation + path.name.count + 1
    let indent = deep <= columns / 2 ? deep : indentation
    var lines = [path.name]
    var room = columns - indentation - path.name.count
    for part in parts {
      if part.count + 1 <= room {
        lines[lines.count - 1] += " " + part
        room -= part.count + 1
      } else {
        lines.append(part)
        room = columns - indent - part.count
      }
    }
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}

extension ArgumentDefinition {
  fileprivate var asPart: String { isRequired ? synopsis : "[\(synopsis)]" }
}
