/// The bytes of an answer, without what terminals and transports add.
enum AnswerText {
  /// The most bytes that are read, from the end.
  static let maximumByteCount = 1 << 20

  /// The end of a text, its escape sequences and carriage returns taken out, and lines that are no text.
  static func cleaned(_ text: String) -> [UInt8] {
    withoutNoise(withoutEscapes(Array(text.utf8.suffix(maximumByteCount))))
  }

  /// Empties lines in which one byte in twenty or more is a control or was no UTF-8: programs also print
  /// pictures and sound, and chance writes limits among them.
  private static func withoutNoise(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: ASCII.newline, omittingEmptySubsequences: false)
    guard lines.contains(where: isNoise) else { return bytes }
    return Array(lines.map { isNoise($0) ? [] : $0 }.joined(separator: [ASCII.newline]))
  }

  private static func isNoise(_ line: ArraySlice<UInt8>) -> Bool {
    var strangers = 0
    for index in line.indices {
      let byte = line[index]
      if byte < 0x20, byte != UInt8(ascii: "\t") { strangers += 1 }
      // U+FFFD stands for what was no UTF-8.
      if byte == 0xEF, line[index...].starts(with: [0xEF, 0xBF, 0xBD]) { strangers += 1 }
    }
    return strangers > 0 && strangers * 20 >= line.count
  }

  private static func withoutEscapes(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0x1B || $0 == 0x0D || $0 == 0 }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x1B: position = behindEscape(in: bytes, from: position)
      case 0x0D:
        // Progress bars return to the start of their line; what follows is a line of its own.
        if position + 1 >= bytes.count || bytes[position + 1] != ASCII.newline {
          result.append(ASCII.newline)
        }
        position += 1
      case 0: position += 1
      default:
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  /// The byte behind an escape sequence: `ESC [ … letter`, `ESC ] … BEL`, or two bytes.
  private static func behindEscape(in bytes: [UInt8], from start: Int) -> Int {
    guard start + 1 < bytes.count else { return bytes.count }
    var end = start + 2
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      while end < bytes.count, end - start < 64, !(0x40...0x7E ~= bytes[end]) { end += 1 }
      return min(end + 1, bytes.count)
    case UInt8(ascii: "]"):
      while end < bytes.count, end - start < 512, bytes[end] != 0x07, bytes[end] != 0x1B {
        end += 1
      }
      return end < bytes.count && bytes[end] == 0x07 ? end + 1 : end
    default: return end
    }
  }
}
