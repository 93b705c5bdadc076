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
    let shown = path.definitions.all.filter(\.help.visibility.isShown)
    let positionals = shown.filter { $0.isPositional && $0.groupTitle.isEmpty }
    let options = shown.filter { !$0.isPositional && $0.groupTitle.isEmpty }
    let titles = shown.map(\.groupTitle).filter { !$0.isEmpty }
    var sections = [Section(title: "ARGUMENTS", rows: positionals.map(HelpRow.init))]
    for (index, title) in titles.enumerated() where !titles.prefix(index).contains(title) {
      let rows = shown.filter { $0.groupTitle == title }.map(HelpRow.init)
      sections.append(Section(title: title.uppercased(), rows: rows))
    }
    sections.append(Section(title: "OPTIONS", rows: options.map(HelpRow.init)))
    sections.append(Section(title: "SUBCOMMANDS", rows: subcommandRows))
    return sections.filter { !$0.rows.isEmpty }
  }

  private var subcommandRows: [HelpRow] {
    path.subcommands.filter(\.configuration.shouldDisplay).map { subcommand in
      let isDefault = path.defaultSubcommand?.command == subcommand.command
      return HelpRow(
        label: subcommand.lastName + (isDefault ? " (default)" : ""),
        texts: [subcommand.configuration.abstract])
    }
  }

  private var closing: String {
    guard !path.subcommands.isEmpty else { return "" }
    let words = path.words.prefix(1) + ["help"] + path.words.dropFirst()
    return "See '\(words.joined(separator: " ")) <subcommand>' for detailed help."
  }
}
