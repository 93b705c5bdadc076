import MediaModel

/// Text in GitHub-flavoured Markdown that is shown as it is: no markup, no mention, no link comes of it.
enum MarkdownText {
  /// Words in a line or a cell of a table.
  static func words(_ text: String) -> String {
    var result = ""
    var previous: Character = " "
    for character in text.safeForTerminal {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // Mentions and numbers of issues are looked for in what is shown, so escaping does not help.
      case "@", "#": result += "\\\(character)<!-- -->"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "!", "|", "~", "$", "^", "=":
        result += "\\\(character)"
      // What begins with a scheme or with www. would become a link.
      case ":" where result.hasSuffix("http") || result.hasSuffix("https"): result += "&#58;"
      case "." where result.lowercased().hasSuffix("www"): result += ".<!-- -->"
      // At the start of a line these make lists and headings.
      case _ where "-+".contains(character) && previous == " ": result += "\\\(character)"
      case _: result.append(character)
      }
      previous = character
    }
    return result
  }

  /// A name or a value as code, which GitHub does not look into; also in a cell of a table.
  static func code(_ text: String) -> String {
    let text = text.safeForTerminal
    guard !text.isEmpty else { return "" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let isEdged = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ")
    let space = isEdged ? " " : ""
    return fence + space + text.replacing("|", with: "\\|") + space + fence
  }

  /// Lines of a command in a block of its own.
  static func block(_ text: String, language: String = "sh") -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return "\(fence)\(language)\n\(text.safeForTerminal)\n\(fence)"
  }

  /// A link to a page of the web, or the text alone when the address is none.
  static func link(_ text: String, to address: String) -> String {
    let isOfTheWeb = ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
    let isPlain = address.utf8.allSatisfy {
      $0 > 0x20 && $0 < 0x7F && !"<>()[]|\\`\"".utf8.contains($0)
    }
    return isOfTheWeb && isPlain ? "[\(words(text))](<\(address)>)" : words(text)
  }

  /// A row of a table.
  static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// A table, its cells ready to be shown.
  static func table(_ titles: [String], _ rows: [[String]]) -> String {
    ([row(titles), row(titles.map { _ in "---" })] + rows.map(row)).joined(separator: "\n")
  }

  private static func longestRun(of mark: Character, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for character in text {
      run = character == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
