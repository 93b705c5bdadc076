/// How text is laid out for the reader: how wide lines may be, and whether colour helps.
public struct TextStyle: Sendable, Hashable {
  /// The most characters of a line; at least 40.
  public var width: Int
  public var isColored: Bool

  public init(width: Int = 80, isColored: Bool = false) {
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
    guard isColored else { return text }
    return "\u{1B}[\(colors.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// Lines of text, each beginning with an indent, broken between words where they would be too
  /// long.
  ///
  /// - Parameters:
  ///   - first: what the first line begins with instead of spaces, as wide as `indent`.
  func wrapped(_ text: String, indent: Int, first: String? = nil) -> String {
    let limit = max(20, width - indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= limit {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    let spaces = String(repeating: " ", count: indent)
    return lines.enumerated().map { number, line in
      (number == 0 ? first ?? spaces : spaces) + line
    }.joined(separator: "\n")
  }

  /// A label and its text in two columns.
  func row(_ label: String, _ text: String, indent: Int = 2, column: Int = 14) -> String {
    let lead = String(repeating: " ", count: indent)
    let padding = String(repeating: " ", count: max(1, column - indent - label.count))
    return wrapped(text, indent: column, first: lead + colored(label, .dim) + padding)
  }
}

extension String {
  /// The text without anything that a terminal would act upon: control characters and marks that
  /// change the direction of writing are shown as their numbers.
  public var safeForTerminal: String {
    guard unicodeScalars.contains(where: \.isHarmful) else { return self }
    return unicodeScalars.map { scalar in
      scalar.isHarmful
        ? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : String(scalar)
    }.joined()
  }

  /// The text as one word of a POSIX shell.
  public var quotedForShell: String {
    let isPlain = !isEmpty && unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic && scalar.isASCII || ("0"..."9").contains(scalar)
        || "@%+=:,./_-".unicodeScalars.contains(scalar)
    }
    if isPlain { return self }
    if unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      // A quoted string of bash, zsh and ksh that spells control characters out.
      let spelled = unicodeScalars.map { scalar in
        switch scalar {
        case "'", "\\": "\\\(scalar)"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
          "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: String(scalar)
        }
      }
      return "$'" + spelled.joined() + "'"
    }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a reader may be led astray by it.
  fileprivate var isHarmful: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default:
      false
    }
  }
}
