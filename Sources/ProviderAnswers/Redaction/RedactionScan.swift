/// Goes once through a text and replaces what has the form of a secret.
///
/// Each recognizer looks at no more than the word at hand and what it is going to take out, so that
/// the whole stays linear.
enum RedactionScan {
  /// A part of the text and what stands in its place.
  struct Replacement {
    /// The first byte behind the part.
    var end: Int
    package var bytes: [UInt8]
  }

  /// The bytes of a text without its secrets.
  static func redacted(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      if let found = replacement(in: bytes, at: position) {
        result += found.bytes
        position = found.end
      } else if ASCII.isWord(bytes[position]) {
        let end = endOfWord(in: bytes, from: position)
        result += bytes[position..<end]
        position = end
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  /// The first byte behind a word.
  static func endOfWord(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, ASCII.isWord(bytes[end]) { end += 1 }
    return end
  }

  private static func replacement(in bytes: [UInt8], at position: Int) -> Replacement? {
    if ASCII.isWord(bytes[position]) {
      let end = endOfWord(in: bytes, from: position)
      return NamedValue.replacement(in: bytes, word: position..<end)
        ?? AddressForm.replacement(in: bytes, word: position..<end)
        ?? KeyShape.replacement(in: bytes, word: position..<end)
        ?? Coordinates.replacement(in: bytes, at: position)
    }
    switch bytes[position] {
    case UInt8(ascii: "?"): return AddressForm.query(in: bytes, at: position)
    case UInt8(ascii: "+"): return Coordinates.replacement(in: bytes, at: position)
    case ASCII.slash, ASCII.backslash: return HomeFolder.replacement(in: bytes, at: position)
    default: return nil
    }
  }
}
