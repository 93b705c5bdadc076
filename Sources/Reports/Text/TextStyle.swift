/// How text is laid out for the reader: how wide lines may be, and whether colour helps.
package struct TextStyle: Sendable, Hashable {
  /// The most columns of a line; at least 40.
  package let width: Int
  package let isColored: Bool

  package init(width: Int = 80, isColored: Bool = false) {
    self.width = max(40, width)
    self.isColored = isColored
  }

  enum Color: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case bold = "1"
    case dim = "2"
  }

  /// Text in a colour, or plain where colour is not wanted.
  func colored(_ text: String, _ colors: Color...) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(colors.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// Lines of text, each beginning with an indent, broken between words where they would be too
  /// long.
  ///
  /// The first line begins with `first` instead of spaces, which is as wide as the indent.
  func wrapped(
    _ text: String, indent: Int, first: String? = nil, color: Color? = nil
  ) -> String {
    let spaces = String(repeating: " ", count: indent)
    return lines(of: text, width: width - indent).enumerated().map { number, line in
      (number == 0 ? first ?? spaces : spaces) + (color.map { colored(line, $0) } ?? line)
    }.joined(separator: "\n")
  }

  /// A label and its text in two columns.
  func row(
    _ label: String, _ text: String, indent: Int = 2, column: Int = 14, color: Color? = nil
  ) -> String {
    let lead = String(repeating: " ", count: indent)
    let padding = String(repeating: " ", count: max(1, column - indent - label.columnCount))
    return wrapped(
      text, indent: column, first: lead + colored(label, .dim) + padding, color: color)
  }

  private func lines(of text: String, width: Int) -> [String] {
    let limit = max(20, width)
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let wordWidth = word.columnCount
      if !line.isEmpty && lineWidth + 1 + wordWidth > limit {
        lines.append(line.withoutTrailingSpaces)
        line = ""
        lineWidth = 0
      }
      lineWidth += wordWidth + (line.isEmpty ? 0 : 1)
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}

extension StringProtocol {
  /// How many columns of a terminal the text fills; escape sequences that colour it fill none.
  var columnCount: Int {
    // Nearly all text is ASCII, where a byte is a column.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    var count = 0
    var isInSequence = false
    for character in self {
      if character == "\u{1B}" { isInSequence = true }
      if !isInSequence { count += character.isWide ? 2 : 1 }
      if isInSequence && character == "m" { isInSequence = false }
    }
    return count
  }
}

extension Character {
  /// Whether a terminal gives the character two columns, as it does for emoji and East Asian text.
  fileprivate var isWide: Bool {
    guard let first = unicodeScalars.first else { return false }
    if first.properties.isEmojiPresentation { return true }
    if unicodeScalars.contains("\u{FE0F}") { return true }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return true
    default:
      return false
    }
  }
}

extension String {
  /// The text up to its last character that is no space.
  var withoutTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
