/// A text in quotes, whose quotes may be escaped because the whole stands inside another text.
struct QuotedText {
  /// What stands between the quotes.
  let content: Range<Int>
  /// The first byte behind the closing quote.
  let end: Int

  /// The text that starts at a position, or nil when no quote stands there; one that is never closed
  /// goes on to the end.
  init?(in bytes: [UInt8], at start: Int) {
    var position = start
    while position < bytes.count, bytes[position] == ASCII.backslash { position += 1 }
    guard position < bytes.count, ASCII.isQuote(bytes[position]) else { return nil }
    let escapes = position - start
    let quote = bytes[position]
    position += 1
    if escapes == 0, bytes[position...].starts(with: [quote, quote]) {
      (content, end) = Self.tripled(in: bytes, from: position + 2, quote: quote)
      return
    }
    let first = position
    var run = 0
    while position < bytes.count {
      // At each level of escaping the number of backslashes before a quote doubles, and one is added.
      if bytes[position] == quote, run % (2 * (escapes + 1)) == escapes {
        content = first..<(position - escapes)
        end = position + 1
        return
      }
      run = bytes[position] == ASCII.backslash ? run + 1 : 0
      position += 1
    }
    content = first..<bytes.count
    end = bytes.count
  }

  private static func tripled(
    in bytes: [UInt8], from first: Int, quote: UInt8
  ) -> (Range<Int>, Int) {
    var position = first
    while position + 2 < bytes.count {
      if bytes[position] == quote, bytes[position + 1] == quote, bytes[position + 2] == quote {
        return (first..<position, position + 3)
      }
      position += 1
    }
    return (first..<bytes.count, bytes.count)
  }
}

/// Finds where what opens with a bracket closes.
enum Brackets {
  /// The first byte behind the bracket that closes the one at a position; brackets in quotes do not
  /// count, and what is never closed goes on to the end.
  static func end(in bytes: [UInt8], from start: Int) -> Int {
    var depth = 0
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return position + 1 }
      case ASCII.quote, ASCII.apostrophe, ASCII.backslash:
        if let text = QuotedText(in: bytes, at: position) {
          position = text.end
          continue
        }
        while position + 1 < bytes.count, bytes[position + 1] == ASCII.backslash { position += 1 }
      default: break
      }
      position += 1
    }
    return bytes.count
  }
}
