/// One entry of a help page: a label, and beside it what it is for.
struct HelpRow {
  let label: String
  package let texts: [String]

  /// The lines of the row; a label wider than the others' column gets a line of its own.
  func lines(labelWidth: Int, columns: Int) -> [String] {
    let indentation = labelWidth + 4
    let width = max(columns - indentation, 24)
    let body = texts.filter { !$0.isEmpty }.flatMap { $0.lines(wrappedTo: width) }
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
      texts: [
        [definition.help.abstract, definition.valuesNote].filter { !$0.isEmpty }
          .joined(separator: " "),
        definition.help.discussion,
      ])
  }
}

extension ArgumentDefinition {
  fileprivate var helpLabel: String {
    let list = { (names: [ArgumentName]) in names.map(\.spelling).joined(separator: ", ") }
    switch kind {
    case .positional: return "<\(valueName)>" + (isRepeating ? " ..." : "")
    case .option(let names): return list(names) + " <\(valueName)>"
    case .flag(let on, []): return list(on)
    case .flag(let on, let off): return list(on) + " / " + list(off)
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
