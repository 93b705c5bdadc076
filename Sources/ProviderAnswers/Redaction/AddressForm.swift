import Preflight

/// Recognizes addresses and data URIs, and leaves of them what says where something is, not what.
enum AddressForm {
  /// The replacement of an address or a data URI that starts with a word, or nil.
  static func replacement(
    in bytes: [UInt8], word: Range<Int>
  ) -> RedactionScan.Replacement? {
    guard word.upperBound < bytes.count, bytes[word.upperBound] == ASCII.colon else { return nil }
    let quote =
      word.lowerBound > 0 && ASCII.isQuote(bytes[word.lowerBound - 1])
      ? bytes[word.lowerBound - 1] : nil
    if bytes[word].map(ASCII.lowercased).elementsEqual("data".utf8) {
      return dataURI(in: bytes, from: word.lowerBound, quote: quote)
    }
    var position = word.upperBound + 1
    guard takeSlash(in: bytes, &position), takeSlash(in: bytes, &position) else { return nil }
    return address(in: bytes, scheme: word, from: position, quote: quote)
  }

  /// The replacement of a query that stands without an address, or nil: `?token=…`.
  static func query(in bytes: [UInt8], at start: Int) -> RedactionScan.Replacement? {
    let end = RedactionScan.endOfWord(in: bytes, from: start + 1)
    guard end > start + 1, end < bytes.count, bytes[end] == UInt8(ascii: "=") else { return nil }
    return .init(end: self.end(in: bytes, from: end, quote: nil), bytes: Array("?...".utf8))
  }

  private static let openHosts = ResponseVocabulary.builtIn.openHosts

  private static func address(
    in bytes: [UInt8], scheme: Range<Int>, from start: Int, quote: UInt8?
  ) -> RedactionScan.Replacement? {
    let end = end(in: bytes, from: start, quote: quote)
    let authority = bytes[start..<end].prefix { byte in !"/?#\\".utf8.contains(byte) }
    let hostStart = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? start
    let host = bytes[hostStart..<authority.endIndex]
    let rest = bytes[authority.endIndex..<end]
    var result = Array(bytes[scheme]) + "://".utf8 + host
    let name = String(decoding: host, as: UTF8.self).lowercased()
    if openHosts.contains(name) {
      let path = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      result += path.filter { $0 != ASCII.backslash }
      if path.count < rest.count { result += "...".utf8 }
    } else if rest.contains(where: { $0 != ASCII.slash && $0 != ASCII.backslash }) {
      result += "/...".utf8
    } else {
      result += rest
    }
    return .init(end: end, bytes: result)
  }

  private static func dataURI(
    in bytes: [UInt8], from start: Int, quote: UInt8?
  ) -> RedactionScan.Replacement? {
    let typeStart = start + 5
    var comma = typeStart
    while comma < bytes.count, comma - start <= 128, isPartOfType(bytes[comma]) { comma += 1 }
    guard comma < bytes.count, bytes[comma] == UInt8(ascii: ",") else { return nil }
    let type = bytes[typeStart..<comma].prefix { $0 != UInt8(ascii: ";") }
      .filter { $0 != ASCII.backslash }
    let isMarked = bytes[typeStart..<comma].contains(UInt8(ascii: ";"))
    guard isMarked || type.contains(ASCII.slash) else { return nil }
    let end = end(in: bytes, from: comma + 1, quote: quote)
    let length = Int64(end - start).grouped
    return .init(
      end: end, bytes: Array("data:".utf8) + type + Array(" (\(length) characters)".utf8))
  }

  /// Where an address ends: at space, at a quote, or at an escaped character that none may have.
  private static func end(in bytes: [UInt8], from start: Int, quote: UInt8?) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte <= 0x20 || byte == 0x7F || "\"<>`".utf8.contains(byte) || byte == quote { break }
      if byte == ASCII.apostrophe, end + 1 >= bytes.count || !isInside(bytes[end + 1]) { break }
      if byte == ASCII.backslash {
        guard let next = behindEscape(in: bytes, from: end) else { break }
        end = next
      } else {
        end += 1
      }
    }
    // What closes a sentence or a bracket does not belong to the address.
    while end > start, ").,;:]}!".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The byte behind an escaped slash or character (`\/`, `\u0026`, `\\u0026`), or nil when the
  /// backslash escapes something that ends the address.
  private static func behindEscape(in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position < bytes.count, bytes[position] == ASCII.backslash { position += 1 }
    guard position < bytes.count else { return nil }
    if bytes[position] == ASCII.slash { return position + 1 }
    guard bytes[position] == UInt8(ascii: "u"), position + 4 < bytes.count,
      bytes[(position + 1)...(position + 4)].allSatisfy(ASCII.isHexadecimal)
    else { return nil }
    // An escaped quote closes the text in which the address stands.
    let code = String(decoding: bytes[(position + 1)...(position + 4)], as: UTF8.self)
    return ["0022", "0027", "003c", "003e", "0020"].contains(code.lowercased()) ? nil : position + 5
  }

  private static func takeSlash(in bytes: [UInt8], _ position: inout Int) -> Bool {
    var next = position
    while next < bytes.count, next - position < 4, bytes[next] == ASCII.backslash { next += 1 }
    guard next < bytes.count, bytes[next] == ASCII.slash else { return false }
    position = next + 1
    return true
  }

  private static func isPartOfType(_ byte: UInt8) -> Bool {
    ASCII.isWord(byte) || "/.+;=\\".utf8.contains(byte)
  }

  private static func isInside(_ byte: UInt8) -> Bool {
    ASCII.isWord(byte) || "%&=/+.".utf8.contains(byte)
  }
}
