/// All that `--help` prints about a command.
struct HelpPage {
  package let path: CommandPath
  let columns: Int

  var text: String {
    let configuration = path.configuration
    let usage = Usage(path: path).text(after: "USAGE: ", columns: columns)
    let prose = [configuration.abstract, configuration.discussion].map {
      $0.lines(wrappedTo: columns).joined(separator: "\n")
    }
    let rows = sections.flatMap(\.rows)
    let labelWidth = min(rows.map(\.label.count).max() ?? 0, 26)
    let tables = sections.map { section in
      let lines = section.rows.flatMap { $0.lines(labelWidth: labelWidth, columns: columns) }
      return ([section.title + ":"] + lines).joined(separator: "\n")
    }
    return ([usage] + prose + tables + [closing])
      .filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  private struct Section {
    let title: String
    let rows: [HelpRow]
  }

  private var sections: [Section] {
    let all = path.definitions.all
    let sections = [
      Section(title: "ARGUMENTS", rows: all.filter(\.isPositional).map(HelpRow.init)),
      Section(title: "OPTIONS", rows: all.filter { !$0.isPositional }.map(HelpRow.init)),
      Section(title: "SUBCOMMANDS", rows: subcommandRows),
    ]
    return sections.filter { !$0.rows.isEmpty }
  }

  private var subcommandRows: [HelpRow] {
    path.subcommands.map {
      HelpRow(label: $0.lastName, text: $0.configuration.abstract)
    }
  }

  private var closing: String {
    guard !path.subcommands.isEmpty else { return "" }
    let words = path.words.prefix(1) + ["help"] + path.words.dropFirst()
    return "See '\(words.joined(separator: " ")) <subcommand>' for detailed help."
  }
}

/// One entry of a help page: a label, and beside it what it is for.
struct HelpRow {
  let label: String
  let text: String

  /// The lines of the row; a label wider than the others' column gets a line of its own.
  func lines(labelWidth: Int, columns: Int) -> [String] {
    let indentation = labelWidth + 4
    let width = max(columns - indentation, 24)
    let body = text.isEmpty ? [] : text.lines(wrappedTo: width)
    let margin = String(repeating: " ", count: indentation)
    let indented = body.map { $0.isEmpty ? "" : margin + $0 }
    guard let first = body.first, label.count <= labelWidth else {
      return ["  " + label] + indented
    }
    let padding = String(repeating: " ", count: labelWidth - label.count + 2)
    return ["  " + label + padding + first] + indented.dropFirst()
  }
}

extension HelpRow {
  /// The row of an argument, option or flag.
  init(_ definition: ArgumentDefinition) {
    self.init(
      label: definition.helpLabel,
      text: [definition.help.abstract, definition.valuesNote].filter { !$0.isEmpty }
        .joined(separator: " "))
  }
}

extension ArgumentDefinition {
  fileprivate var helpLabel: String {
    let list = { (names: [ArgumentName]) in names.map(\.spelling).joined(separator: ", ") }
    switch kind {
    case .positional: return "<\(valueName)>" + (isRepeating ? " ..." : "")
    case .option(let names): return list(names) + " <\(valueName)>"
    case .flag(let names): return list(names)
    }
  }

  /// The values to choose from and the default, in brackets; empty when there is neither.
  fileprivate var valuesNote: String {
    let values = accepted.list.isEmpty ? [] : ["values: " + accepted.list.joined(separator: ", ")]
    let initial = defaultDescription.map { ["default: " + ($0.isEmpty ? "empty" : $0)] } ?? []
    let notes = values + initial
    return notes.isEmpty ? "" : "(" + notes.joined(separator: "; ") + ")"
  }
}

/// The line that shows how a command is typed.
struct Usage {
  package let path: CommandPath

  /// The label and the usage in lines of at most the given width.
  ///
  /// Options that need not be given are one word, `[<options>]`, when all of them do not fit a line.
  func text(after label: String, columns: Int) -> String {
    let whole = ([path.name] + parts(options: optionalParts)).joined(separator: " ")
    if label.count + whole.count <= columns { return label + whole }
    let shortened = parts(options: optionalParts.isEmpty ? [] : ["[<options>]"])
    return label + wrapped(shortened, indentation: label.count, columns: columns)
  }

  private var shown: [ArgumentDefinition] {
    path.definitions.all.filter { $0.request == nil }
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
    path.subcommands.isEmpty ? [] : ["<subcommand>"]
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

extension String {
  /// The lines of the text, cut between words to a number of columns.
  ///
  /// Lines that start with a space stay whole: they are examples to copy.
  func lines(wrappedTo columns: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      line.hasPrefix(" ") ? [String(line)] : wrappedWords(of: line, columns)
    }
  }

  private func wrappedWords(of line: Substring, _ columns: Int) -> [String] {
    var lines = [""]
    for word in line.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= columns {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
