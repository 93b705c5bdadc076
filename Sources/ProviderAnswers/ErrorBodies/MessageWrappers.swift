import MediaModel

/// How programs announce a provider's message in a line: `task failed: [400] …`,
/// `status=failed msg=…`, `createTask error (code 422): …`.
struct MessageWrapper: Sendable {
  /// A part of a wrapper.
  enum Piece: Sendable, Hashable {
    /// In small letters.
    case text([UInt8])
    /// A code: letters, digits, `_`, `-` and points, in a form that no ordinary word has.
    case code
    /// Three digits.
    case status
    /// One word that says nothing.
    case word
  }

  let pieces: [Piece]
  /// Where the first piece may start, or nil when it is no text and stands at the start of the line.
  let start: ByteSearch?

  /// A wrapper as files write it, ending with `{message}`, or nil when it is malformed.
  init?(_ pattern: String) {
    guard pattern.hasSuffix("{message}") else { return nil }
    var pieces: [Piece] = []
    var rest = pattern.dropLast("{message}".count)[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      if open > rest.startIndex { pieces.append(.text(Array(rest[..<open].lowercased().utf8))) }
      switch rest[rest.index(after: open)..<close] {
      case "code": pieces.append(.code)
      case "status": pieces.append(.status)
      case "word": pieces.append(.word)
      default: return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(Array(rest.lowercased().utf8))) }
    guard pieces.contains(where: { if case .text = $0 { true } else { false } }) else { return nil }
    self.pieces = pieces
    if case .text(let first)? = pieces.first { start = ByteSearch(first) } else { start = nil }
  }
}

/// A message with what announces it taken off.
struct UnwrappedMessage {
  private(set) var message: String
  /// The innermost code that a wrapper names, or nil.
  private(set) var code: String?
  /// The innermost HTTP status that a wrapper names, or nil.
  private(set) var status: Int?
  /// Whether anything was taken off.
  private(set) var isUnwrapped = false

  private static let maximumDepth = 8
  /// The longest message that is looked at; a sentence is shorter.
  private static let maximumByteCount = 4096

  /// Takes the wrappers off, the outermost first.
  init(_ text: String, by wrappers: [MessageWrapper]) {
    guard text.utf8.count <= Self.maximumByteCount else {
      message = text
      return
    }
    var bytes = Array(text.utf8)
    for _ in 0..<Self.maximumDepth {
      let small = bytes.map(ASCII.lowercased)
      let matches = wrappers.compactMap { Match($0, in: small, of: bytes) }
      // The outermost stands in front; of two at one place the one that explains more.
      guard
        let best = matches.min(by: { ($0.start, $1.end) < ($1.start, $0.end) })
      else { break }
      code = best.code ?? code
      status = best.status ?? status
      isUnwrapped = true
      bytes.removeFirst(best.end)
    }
    message = String(decoding: bytes, as: UTF8.self)
  }

  /// Where a wrapper stands in a text.
  private struct Match {
    let start: Int
    let end: Int
    private(set) var code: String?
    private(set) var status: Int?

    init?(_ wrapper: MessageWrapper, in small: [UInt8], of bytes: [UInt8]) {
      guard let search = wrapper.start else {
        guard let match = Self.end(of: wrapper, from: 0, small, bytes) else { return nil }
        (start, end, code, status) = (0, match.end, match.code, match.status)
        return
      }
      for place in search.starts(in: small) {
        guard let match = Self.end(of: wrapper, from: place, small, bytes) else { continue }
        (start, end, code, status) = (place, match.end, match.code, match.status)
        return
      }
      return nil
    }

    private static func end(
      of wrapper: MessageWrapper, from start: Int, _ small: [UInt8], _ bytes: [UInt8]
    ) -> (end: Int, code: String?, status: Int?)? {
      var position = start
      var code: String?
      var status: Int?
      for piece in wrapper.pieces {
        switch piece {
        case .text(let text):
          guard small[position...].starts(with: text) else { return nil }
          position += text.count
        case .code, .word:
          let word = bytes[position...].prefix { ASCII.isWord($0) || $0 == UInt8(ascii: ".") }
          let isCode = word.dropFirst().contains { !(ASCII.isLetter($0) && $0 & 0x20 != 0) }
          guard !word.isEmpty, piece == .word || isCode else { return nil }
          if piece == .code { code = String(decoding: word, as: UTF8.self) }
          position += word.count
        case .status:
          let digits = bytes[position...].prefix(while: ASCII.isDigit)
          guard digits.count == 3, let number = Int(String(decoding: digits, as: UTF8.self)),
            100...599 ~= number
          else { return nil }
          status = number
          position += digits.count
        }
      }
      while position < bytes.count, ASCII.isSpace(bytes[position]) { position += 1 }
      return (position, code, status)
    }
  }
}
