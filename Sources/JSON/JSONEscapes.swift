/// The spelling rules of JSON texts and numbers.
package enum JSONEscapes {
  /// The text that escaped bytes stand for, or nil when an escape is wrong or the bytes are no UTF-8.
  package static func unescaped(_ raw: ArraySlice<UInt8>) -> String? {
    var result: [UInt8] = []
    var rest = raw
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let letter = rest.popFirst() else { return nil }
      switch letter {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
      case UInt8(ascii: "u"):
        guard let scalar = takeScalar(from: &rest) else { return nil }
        result.append(contentsOf: Array(String(Character(scalar)).utf8))
      default: return nil
      }
    }
    return String(validating: result, as: UTF8.self)
  }

  /// Whether a byte may be part of a number, `true`, `false` or `null`.
  package static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether a word is a number as JSON writes it.
  package static func isNumber(_ word: String) -> Bool {
    var rest = word.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = takeDigits(from: &rest)
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard takeDigits(from: &rest) > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard takeDigits(from: &rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// Passes over digits and counts them.
  private static func takeDigits(from rest: inout Substring.UTF8View) -> Int {
    var count = 0
    while let byte = rest.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
      rest.removeFirst()
      count += 1
    }
    return count
  }

  private static func takeScalar(from rest: inout ArraySlice<UInt8>) -> UnicodeScalar? {
    guard let first = takeUnit(from: &rest) else { return nil }
    guard 0xD800..<0xDC00 ~= first else { return UnicodeScalar(first) }
    guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
      let second = takeUnit(from: &rest), 0xDC00..<0xE000 ~= second
    else { return nil }
    return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private static func takeUnit(from rest: inout ArraySlice<UInt8>) -> UInt32? {
    guard rest.count >= 4 else { return nil }
    let digits = String(decoding: rest.prefix(4), as: UTF8.self)
    rest = rest.dropFirst(4)
    return digits.hasPrefix("+") || digits.hasPrefix("-") ? nil : UInt32(digits, radix: 16)
  }
}
