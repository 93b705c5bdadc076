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
