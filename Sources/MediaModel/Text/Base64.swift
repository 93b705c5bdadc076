/// Bytes as text, four letters for three of them (RFC 4648).
package enum Base64 {
  /// The text, padded with `=`.
  package static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
      let number = group[0] << 16 | group[1] << 8 | group[2]
      let count = min(3, bytes.count - start)
      for place in 0..<4 {
        result.append(
          place <= count ? alphabet[number >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes that letters stand for, or nil when one is none of the alphabet or letters are
  /// missing; white space and missing padding are passed over.
  package static func decoded(_ letters: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for letter in letters {
      let value = table[Int(letter)]
      if value == space { continue }
      if letter == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard value < 64, padding == 0 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      guard count & 3 == 0 else { continue }
      bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
      bytes.append(UInt8(truncatingIfNeeded: bits))
    }
    let rest = count & 3
    guard rest != 1, padding <= (rest == 0 ? 0 : 4 - rest) else { return nil }
    if rest == 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 4)) }
    if rest == 3 {
      bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
    }
    return bytes
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let space: UInt8 = 0xFE
  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
    for letter in " \t\n\r\u{0C}".utf8 { table[Int(letter)] = space }
    return table
  }()
}
