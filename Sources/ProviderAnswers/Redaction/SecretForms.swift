/// The ways in which a program may write a text that it repeats.
struct SecretForms {
  /// Every spelling as bytes, the longest first.
  let all: [[UInt8]]

  init(_ secret: String) {
    let trimmed = Self.trimmed(secret)
    var forms: Set<[UInt8]> = []
    for text in [secret, trimmed] {
      let json = Self.escaped(text, isASCII: false)
      let ascii = Self.escaped(text, isASCII: true)
      let spellings = [
        text, json, ascii, Self.escaped(json, isASCII: false), Self.escaped(ascii, isASCII: false),
        text.replacing("'", with: "\\'"), Self.percentEncoded(text, space: "%20"),
        Self.percentEncoded(text, space: "+"),
      ]
      forms.formUnion(spellings.map { Array($0.utf8) })
    }
    all = forms.filter { $0.count >= 4 }.sorted { $0.count > $1.count }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// The text as it stands inside a JSON string.
  private static func escaped(_ text: String, isASCII: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (isASCII && scalar.value > 0x7E):
        for unit in Character(scalar).utf16 { result += "\\u" + hexadecimal(unit, count: 4) }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text as it stands in an address or a form.
  private static func percentEncoded(_ text: String, space: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if byte == 0x20 {
        result += space
      } else if ASCII.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") {
        result.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        result += "%" + hexadecimal(UInt16(byte), count: 2).uppercased()
      }
    }
    return result
  }

  private static func hexadecimal(_ value: UInt16, count: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
