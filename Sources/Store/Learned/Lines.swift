/// A list of texts as one text with an element a line, which can be read back exactly.
enum Lines {
  /// One text of many; line breaks and backslashes in them are escaped.
  static func text(of elements: [String]) -> String {
    elements.map { element in
      element.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }.joined(separator: "\n")
  }

  /// The texts of one text.
  package static func elements(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { unescaped($0) }
  }

  private static func unescaped(_ line: Substring.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for character in line {
      switch (isEscaped, character) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "n"): text.append("\n")
      case (_, _): text.append(character)
      }
      isEscaped = false
    }
    return String(text)
  }
}
