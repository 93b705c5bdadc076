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

  private static let beginnings: [(text: [UInt8], minimum: Int)] = [
    ("key_", 20), ("sk-", 16), ("sk_", 16), ("pk-", 16), ("pk_", 16), ("rk_", 16), ("r8_", 16),
    ("hf_", 16), ("xai-", 16), ("gsk_", 16), ("ghp_", 20), ("github_pat_", 20), ("AIza", 30),
    ("luma-", 30), ("AKIA", 20), ("ASIA", 20), ("ya29", 20), ("GOCSPX-", 16), ("xox", 20),
  ].map { (Array($0.0.utf8), $0.1) }

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
