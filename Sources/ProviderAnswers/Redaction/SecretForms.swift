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

/// Finds a pattern in bytes in time that grows with their number alone, also where pattern and bytes
/// repeat themselves (the algorithm of Knuth, Morris and Pratt).
struct ByteSearch {
  private let pattern: [UInt8]
  /// For each prefix of the pattern, how long its longest end is that is also its beginning.
  private let borders: [Int]

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    var borders = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0, pattern[index] != pattern[length] { length = borders[length - 1] }
      if pattern[index] == pattern[length] { length += 1 }
      borders[index] = length
    }
    self.borders = borders
  }

  /// Where the pattern starts, from left to right without overlaps.
  func starts(in bytes: [UInt8]) -> [Int] {
    guard !pattern.isEmpty else { return [] }
    var starts: [Int] = []
    var length = 0
    for (index, byte) in bytes.enumerated() {
      while length > 0, byte != pattern[length] { length = borders[length - 1] }
      if byte == pattern[length] { length += 1 }
      if length == pattern.count {
        starts.append(index + 1 - length)
        length = 0
      }
    }
    return starts
  }

  /// The bytes with other bytes in the place of the pattern.
  func replacing(in bytes: [UInt8], by replacement: [UInt8]) -> [UInt8] {
    let starts = starts(in: bytes)
    guard !starts.isEmpty else { return bytes }
    var result: [UInt8] = []
    var position = 0
    for start in starts {
      result += bytes[position..<start]
      result += replacement
      position = start + pattern.count
    }
    return result + bytes[position...]
  }
}
