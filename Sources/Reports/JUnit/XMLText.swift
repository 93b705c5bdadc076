/// Text in an XML document: markup is escaped, and what XML 1.0 forbids is shown as its number.
enum XMLText {
  /// The text for content and for values of attributes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case _ where isForbidden(scalar): result += "\\u{\(hexadecimal(scalar.value))}"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What no XML 1.0 document holds, and what would lead a reader astray.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF
      || String(scalar).safeForTerminal != String(scalar)
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    String(number, radix: 16, uppercase: true)
  }
}
