package import Preflight

/// The command behind the gate as it was typed, with placeholders such as `{video}` in its words.
///
/// A placeholder is a name in braces: a letter or `_`, then letters, digits, `_`, `-` and `.`, all of
/// ASCII. `{{name}}` stands for `{name}` itself. Whatever else is in braces stays as it is: JSON,
/// `{}`, and `${NAME}`, which belongs to shells.
package struct CommandTemplate: Sendable, Hashable {
  /// The words as bytes, since arguments need not be UTF-8; the first is the program.
  package let words: [[UInt8]]

  package init(words: [[UInt8]]) {
    self.words = words
  }

  /// The names of the placeholders, each once, in the order of the words.
  package var placeholders: [String] {
    var names: [String] = []
    for name in words.flatMap({ Self.pieces(of: $0) }).compactMap(\.name)
    where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The words with every placeholder replaced.
  ///
  /// A word that is a placeholder and nothing else becomes as many words as there are files.
  ///
  /// - Throws: `RequestError` when a placeholder means nothing, or several files where there is room
  ///   for one.
  package func filled(with values: PlaceholderValues) throws(RequestError) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for word in words {
      let pieces = Self.pieces(of: word)
      if pieces.count == 1, let name = pieces[0].name {
        result += try values.all(name).map { Array($0.utf8) }
        continue
      }
      var filled: [UInt8] = []
      for piece in pieces {
        switch piece {
        case .bytes(let bytes): filled += bytes
        case .placeholder(let name): filled += try values.one(name).utf8
        }
      }
      result.append(filled)
    }
    return result
  }

  private enum Piece {
    case bytes(ArraySlice<UInt8>)
    case placeholder(String)

    var name: String? {
      switch self {
      case .bytes: nil
      case .placeholder(let name): name
      }
    }
  }

  /// What a word consists of, in order.
  private static func pieces(of word: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var position = 0
    func take(upTo end: Int) {
      if start < end { pieces.append(.bytes(word[start..<end])) }
    }
    while position < word.count {
      if let end = end(of: word, openedAt: position, braces: 2) {
        take(upTo: position)
        pieces.append(.bytes(word[(position + 1)..<(end - 1)]))
        (start, position) = (end, end)
      } else if let end = end(of: word, openedAt: position, braces: 1) {
        take(upTo: position)
        pieces.append(
          .placeholder(String(decoding: word[(position + 1)..<(end - 1)], as: UTF8.self)))
        (start, position) = (end, end)
      } else {
        position += 1
      }
    }
    take(upTo: word.count)
    return pieces
  }

  /// Where a name in so many braces ends that opens at a position, or nil when none does.
  private static func end(of word: [UInt8], openedAt position: Int, braces: Int) -> Int? {
    let belongsToShell = position > 0 && word[position - 1] == UInt8(ascii: "$")
    let rest = word[position...]
    guard !belongsToShell, rest.prefix(braces).count(where: { $0 == UInt8(ascii: "{") }) == braces
    else { return nil }
    let name = rest.dropFirst(braces).prefix(while: \.isInName)
    guard let first = name.first, first.startsName else { return nil }
    let closing = word[name.endIndex...].prefix(braces)
    guard closing.count == braces, closing.allSatisfy({ $0 == UInt8(ascii: "}") }) else {
      return nil
    }
    return closing.endIndex
  }
}

extension UInt8 {
  fileprivate var startsName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  fileprivate var isInName: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: startsName
    }
  }
}
