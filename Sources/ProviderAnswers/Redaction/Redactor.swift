/// Takes out of a text what must not be stored or shown to others: keys, prompts, the queries of
/// addresses, data URIs, and the home folder.
package struct Redactor: Sendable {
  package let secrets: [String]
  package let home: String?

  /// A redactor.
  ///
  /// - Parameters:
  ///   - secrets: Texts that are taken out wherever they stand, such as the request's prompt and the
  ///     keys of the environment; those of fewer than four characters are passed over.
  ///   - home: The user's home folder, which becomes `~`, or nil when there is none.
  package init(secrets: [String] = [], home: String? = nil) {
    self.secrets = secrets.filter { $0.count >= 4 }.sorted { $0.count > $1.count }
    self.home = home
  }
}

extension Redactor {
  /// The text without what must not be stored or shown.
  ///
  /// What is taken out leaves a word in brackets, such as `[key]` or `[text]`. Of an address scheme and
  /// host stay, and the path where it leads to documentation or to a provider's job. The time that
  /// it takes grows with the length of the text, whatever the text is.
  package func redacted(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in secrets {
      for form in SecretForms(secret).all {
        bytes = ByteSearch(form).replacing(in: bytes, by: Mark.secret)
      }
    }
    if let home, home.utf8.count > 1 {
      bytes = HomeFolder(home).replaced(in: bytes)
    }
    return String(decoding: RedactionScan.redacted(bytes), as: UTF8.self)
  }
}

/// What stands in the place of what was taken out.
package enum Mark {
  package static let secret = Array("[removed]".utf8)
  package static let key = Array("[key]".utf8)
  package static let text = Array("[text]".utf8)
  package static let location = Array("[location]".utf8)
}

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
