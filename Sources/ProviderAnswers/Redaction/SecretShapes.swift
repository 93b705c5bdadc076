/// Recognizes keys by their form alone.
enum KeyShape {
  /// The replacement of a key that starts with a word, or nil.
  static func replacement(
    in bytes: [UInt8], word: Range<Int>
  ) -> RedactionScan.Replacement? {
    let text = bytes[word]
    if let end = webToken(in: bytes, word: word) ?? identifiedKey(in: bytes, word: word) {
      return .init(end: end, bytes: Mark.key)
    }
    if hasKnownBeginning(text) { return .init(end: word.upperBound, bytes: Mark.key) }
    return schemed(in: bytes, word: word)
  }

  private static let beginnings = ResponseVocabulary.builtIn.keyBeginnings

  private static func hasKnownBeginning(_ word: ArraySlice<UInt8>) -> Bool {
    beginnings.contains { beginning in
      word.count >= beginning.minimum && word.starts(with: beginning.text)
        && word.contains(where: ASCII.isDigit)
    }
  }

  /// The end of a JSON web token: three words with points between, the first starting with `eyJ`.
  private static func webToken(in bytes: [UInt8], word: Range<Int>) -> Int? {
    guard bytes[word].starts(with: "eyJ".utf8), word.count >= 10 else { return nil }
    var end = word.upperBound
    for _ in 0..<2 {
      guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), ASCII.isWord(bytes[end + 1])
      else { break }
      end = RedactionScan.endOfWord(in: bytes, from: end + 1)
    }
    return end
  }

  /// The end of a key of an id and a secret in hexadecimal digits: `8f14e45f-…:c9f0f895…`.
  private static func identifiedKey(in bytes: [UInt8], word: Range<Int>) -> Int? {
    guard word.count >= 8, word.upperBound < bytes.count, bytes[word.upperBound] == ASCII.colon,
      bytes[word].allSatisfy({ ASCII.isHexadecimal($0) || $0 == UInt8(ascii: "-") })
    else { return nil }
    let start = word.upperBound + 1
    let end = RedactionScan.endOfWord(in: bytes, from: start)
    guard end - start >= 16, bytes[start..<end].allSatisfy(ASCII.isHexadecimal) else { return nil }
    return end
  }

  /// The replacement of what follows `Bearer`, `Basic`, `Key` or `Token`, or nil.
  private static func schemed(
    in bytes: [UInt8], word: Range<Int>
  ) -> RedactionScan.Replacement? {
    let scheme = String(decoding: bytes[word].prefix(8), as: UTF8.self).lowercased()
    guard ["bearer", "basic", "key", "token"].contains(scheme), word.upperBound < bytes.count,
      bytes[word.upperBound] == 0x20
    else { return nil }
    let start = word.upperBound + 1
    var end = start
    while end < bytes.count, isPartOfKey(bytes[end]) { end += 1 }
    let value = bytes[start..<end]
    let isKey =
      value.count >= 16 || (scheme == "bearer" && value.count >= 6)
    guard isKey, scheme == "bearer" || value.contains(where: ASCII.isDigit) else { return nil }
    return .init(end: end, bytes: Array(bytes[word.lowerBound..<start]) + Mark.key)
  }

  private static func isPartOfKey(_ byte: UInt8) -> Bool {
    ASCII.isWord(byte) || ".~+/=:".utf8.contains(byte)
  }
}

/// Makes `~` of folders that name a person.
struct HomeFolder {
  private let path: [UInt8]

  /// Hides the user's own home folder.
  init(_ path: String) {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == ASCII.slash { bytes.removeLast() }
    self.path = bytes
  }

  /// The bytes with `~` in the place of the folder, where its name ends there.
  func replaced(in bytes: [UInt8]) -> [UInt8] {
    guard path.count > 1 else { return bytes }
    var result: [UInt8] = []
    var position = 0
    for start in ByteSearch(path).starts(in: bytes) {
      let end = start + path.count
      let isWhole = end >= bytes.count || !Self.isPartOfName(bytes[end])
      guard isWhole else { continue }
      result += bytes[position..<start]
      result.append(UInt8(ascii: "~"))
      position = end
    }
    return result + bytes[position...]
  }

  /// The replacement of anybody's home folder that starts at a slash, or nil.
  static func replacement(in bytes: [UInt8], at start: Int) -> RedactionScan.Replacement? {
    guard start + 1 < bytes.count, "Uh/\\".utf8.contains(bytes[start + 1]) else { return nil }
    for folder in folders where bytes[start...].starts(with: folder) {
      let name = start + folder.count
      var end = name
      while end < bytes.count, isPartOfName(bytes[end]) { end += 1 }
      guard end > name else { continue }
      let isInside = start > 0 && isPartOfName(bytes[start - 1])
      return .init(end: end, bytes: Array((isInside ? "/~" : "~").utf8))
    }
    return nil
  }

  private static let folders = [
    "/Users/", "/home/", "\\/Users\\/", "\\/home\\/", "\\Users\\", "\\\\Users\\\\",
  ].map { Array($0.utf8) }

  /// Whether a byte may be part of a folder's name; a space ends one.
  private static func isPartOfName(_ byte: UInt8) -> Bool {
    ASCII.isWord(byte) || byte == UInt8(ascii: ".") || byte >= 0x80
  }
}

/// Recognizes a place on earth as cameras write it (ISO 6709): `+48.8577+002.295/`.
enum Coordinates {
  /// The replacement of a place that starts at a position, or nil.
  static func replacement(
    in bytes: [UInt8], at start: Int
  ) -> RedactionScan.Replacement? {
    guard isSign(bytes[start]), start == 0 || !ASCII.isLetter(bytes[start - 1]) else { return nil }
    var position = start
    guard let latitude = number(in: bytes, at: &position), latitude >= 2,
      let longitude = number(in: bytes, at: &position), longitude >= 3
    else { return nil }
    _ = number(in: bytes, at: &position)
    if position < bytes.count, bytes[position] == ASCII.slash { position += 1 }
    return .init(end: position, bytes: Mark.location)
  }

  /// Passes over a signed decimal; gives how many digits stand before the point, or nil when there is
  /// no such number.
  private static func number(in bytes: [UInt8], at position: inout Int) -> Int? {
    guard position < bytes.count, isSign(bytes[position]) else { return nil }
    var end = position + 1
    while end < bytes.count, end - position <= 8, ASCII.isDigit(bytes[end]) { end += 1 }
    let whole = end - position - 1
    guard 1...7 ~= whole, end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return nil }
    let point = end
    end += 1
    while end < bytes.count, end - point <= 12, ASCII.isDigit(bytes[end]) { end += 1 }
    guard end > point + 1 else { return nil }
    position = end
    return whole
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }
}
