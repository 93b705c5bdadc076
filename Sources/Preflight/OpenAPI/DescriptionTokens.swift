import MediaModel

/// A part of a description's sentence.
enum DescriptionToken: Sendable {
  /// A word that says nothing by itself, in small letters.
  case word(String)
  /// A phrase of the vocabulary.
  case phrase(ImportVocabulary.Phrase)
  case number(Rational, ImportVocabulary.Unit?)
  case size(PixelSize)
  case ratio(Rational)
  /// A format or codec: `mp4`, `image/jpeg`, `h.264`.
  case format(String)
  /// A word with digits in it that is no number: `720p`.
  case label(String)
  case mark(Character)

  /// What the phrase may say; empty for all else.
  var meanings: Set<ImportVocabulary.Meaning> {
    if case .phrase(let phrase) = self { phrase.meanings } else { [] }
  }

  /// Whether the phrase may say something.
  func says(_ meaning: ImportVocabulary.Meaning) -> Bool { meanings.contains(meaning) }

  /// The word in small letters, also of a phrase; nil for all else.
  var text: String? {
    switch self {
    case .word(let word): word
    case .phrase(let phrase): String(decoding: phrase.bytes, as: UTF8.self)
    case .number, .size, .ratio, .format, .label, .mark: nil
    }
  }

  /// Whether it is a sign between clauses.
  var endsClause: Bool {
    if case .mark(let mark) = self { ",;()，；（）、.!?。！？".contains(mark) } else { false }
  }
}

/// Takes a sentence of a description apart.
struct DescriptionTokens {
  private let bytes: [UInt8]
  private let vocabulary: ImportVocabulary
  private var position = 0
  private var tokens: [DescriptionToken] = []

  /// The tokens of a sentence.
  static func tokens(
    of sentence: String, _ vocabulary: ImportVocabulary = .known
  ) -> [DescriptionToken] {
    var reader = DescriptionTokens(
      bytes: Array(sentence.lowercased().utf8.prefix(4096)), vocabulary: vocabulary)
    while reader.position < reader.bytes.count { reader.readToken() }
    return reader.tokens
  }

  private init(bytes: [UInt8], vocabulary: ImportVocabulary) {
    self.bytes = bytes
    self.vocabulary = vocabulary
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func readToken() {
    let current = bytes[position]
    if current <= 0x20 {
      position += 1
      return
    }
    if isDigit(current) {
      readNumber()
      return
    }
    // A dot before an extension says nothing.
    if current == UInt8(ascii: "."), byte(position + 1).map(isLetter) == true,
      position == 0 || !isWord(bytes[position - 1])
    {
      position += 1
      return
    }
    if isWord(current), let name = formatName() {
      tokens.append(.format(name))
      return
    }
    if let phrase = vocabulary.phrase(at: position, of: bytes) {
      position += phrase.bytes.count
      tokens.append(
        isCounting ? phrase.number.map { .number($0, nil) } ?? .phrase(phrase) : .phrase(phrase))
      return
    }
    if isWord(current) {
      let end = wordEnd(from: position)
      let word = text(position..<end)
      // Names such as image1 say nothing.
      tokens.append(.word(word))
      position = end
      return
    }
    readMark()
  }

  /// Whether the word in front makes "one" or "three" a number.
  private var isCounting: Bool {
    guard let last = tokens.last else { return false }
    return last.says(.maximum) || last.says(.minimum) || last.says(.exactly)
  }

  private func wordEnd(from start: Int) -> Int {
    var end = start
    while let next = byte(end), isWord(next) { end += 1 }
    return end
  }

  /// The format or codec that starts here, behind which the position is set.
  private mutating func formatName() -> String? {
    var end = wordEnd(from: position)
    // H.264 has a dot in it, image/jpeg a slash, x-matroska a dash.
    if text(position..<end) == "h", byte(end) == UInt8(ascii: ".") { end = wordEnd(from: end + 1) }
    if byte(end) == UInt8(ascii: "/"), ["image", "video", "audio"].contains(text(position..<end)) {
      var long = wordEnd(from: end + 1)
      while byte(long) == UInt8(ascii: "-"), byte(long + 1).map(isLetter) == true {
        long = wordEnd(from: long + 1)
      }
      let name = text(position..<long)
      if long > end + 1, !MediaFormat(name).extensions.isEmpty {
        position = long
        return name
      }
      return nil
    }
    let name = text(position..<end)
    guard name.count > 2 || name == "ts",
      !MediaFormat(name).extensions.isEmpty || Self.codecs.contains(MediaCodec(name).name)
    else { return nil }
    position = end
    return name
  }

  /// Codecs that descriptions name and that are no word of the language.
  private static let codecs: Set<String> = [
    "h264", "hevc", "vp8", "vp9", "av1", "prores", "dnxhd", "aac", "opus", "vorbis", "ac3",
  ]

  private mutating func readNumber() {
    let start = position
    guard let first = takeDigits() else {
      position += 1
      return
    }
    if let second = takeSecond(["x", "*", "×"]) {
      if let size = PixelSize(
        width: Int(first.roundedDown), height: Int(second.roundedDown))
      {
        tokens.append(.size(size))
        _ = takeUnit()
      }
      return
    }
    if let second = takeSecond([":"]), let ratio = first / second {
      tokens.append(.ratio(ratio))
      return
    }
    if let unit = takeUnit() {
      tokens.append(.number(first, unit))
      return
    }
    // A number that goes on in letters which are no unit is a name: 720p, 4K.
    let end = wordEnd(from: position)
    guard end > position else {
      tokens.append(.number(first, nil))
      return
    }
    position = end
    tokens.append(.label(text(start..<end)))
  }

  private mutating func takeDigits() -> Rational? {
    let start = position
    var digits = ""
    var end = start
    var hasPoint = false
    while let next = byte(end) {
      if isDigit(next) {
        digits.append(Character(UnicodeScalar(next)))
      } else if next == UInt8(ascii: "."), !hasPoint, byte(end + 1).map(isDigit) == true {
        hasPoint = true
        digits.append(".")
      } else if next == UInt8(ascii: ","), !hasPoint, isThousands(end + 1) {
        // The comma of 10,485,760.
      } else {
        break
      }
      end += 1
    }
    guard let number = Rational(decimal: digits) else { return nil }
    position = end
    return number
  }

  private func isThousands(_ start: Int) -> Bool {
    bytes[min(start, bytes.count)...].prefix(4).prefix(while: isDigit).count == 3
  }

  /// The second half of `1920x1080` or `16:9`, or nil when there is none.
  private mutating func takeSecond(_ signs: [String]) -> Rational? {
    let start = position
    var next = position
    while byte(next) == 0x20, next - position < 2 { next += 1 }
    guard let sign = signs.first(where: { bytes[min(next, bytes.count)...].starts(with: $0.utf8) })
    else { return nil }
    next += sign.utf8.count
    while byte(next) == 0x20, next - position < 5 { next += 1 }
    guard byte(next).map(isDigit) == true else { return nil }
    position = next
    if let second = takeDigits(), second > 0 { return second }
    position = start
    return nil
  }

  private mutating func takeUnit() -> ImportVocabulary.Unit? {
    var start = position
    if byte(start) == 0x20 || byte(start) == UInt8(ascii: "-") { start += 1 }
    guard let phrase = vocabulary.phrase(at: start, of: bytes, where: { $0.unit != nil }) else {
      return nil
    }
    // "5 min, max 10" has a unit; "10 min width" has none.
    position = start + phrase.bytes.count
    return phrase.unit
  }

  private mutating func readMark() {
    let length =
      switch bytes[position] {
      case 0xF0...: 4
      case 0xE0...: 3
      case 0xC0...: 2
      default: 1
      }
    let end = min(position + length, bytes.count)
    let sign = text(position..<end)
    if let mark = sign.first {
      tokens.append(mark.isLetter ? .word(sign) : .mark(mark))
    }
    position = end
  }
}

/// The sentences of a description, without its markup and addresses.
enum DescriptionSentences {
  /// The sentences, in order, trimmed; the end of a line ends a sentence.
  static func of(_ text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    let characters = Array(plain(text))
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let ends =
        character.isNewline || "。！；;".contains(character)
        || (".!?".contains(character) && next.isWhitespace && !isAbbreviation(sentence))
      if !character.isNewline { sentence.append(character) }
      if ends {
        sentences.append(sentence)
        sentence = ""
      }
    }
    sentences.append(sentence)
    return sentences.map(\.trimmed).filter { sentence in
      sentence.contains { $0.isLetter || $0.isNumber }
    }
  }

  private static func isAbbreviation(_ sentence: String) -> Bool {
    let word = sentence.split(whereSeparator: \.isWhitespace).last?.lowercased() ?? ""
    let bare = word.hasPrefix("(") ? String(word.dropFirst()) : word
    // The number of an item in a list.
    if sentence.trimmed == word, !word.isEmpty, word.allSatisfy(\.isNumber) { return true }
    return ["e.g", "i.e", "max", "min", "vs", "approx", "no"].contains(bare)
  }

  /// The text without addresses and the signs of Markdown.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let words = line.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "\t" }
      plain += words.map { withoutAddress(String($0)) }.joined(separator: " ") + "\n"
    }
    return withoutTags(plain.filter { !"`*[]".contains($0) })
  }

  /// The text without the tags of a page: `<CardGroup cols={2}>`.
  private static func withoutTags(_ text: String) -> String {
    var rest = text[...]
    var plain = ""
    while let open = rest.firstIndex(of: "<") {
      plain += rest[..<open]
      let behind = rest[rest.index(after: open)...]
      guard let first = behind.first, first.isLetter || first == "/",
        let close = behind.firstIndex(of: ">")
      else {
        plain.append("<")
        rest = behind
        continue
      }
      rest = behind[behind.index(after: close)...]
    }
    return plain + rest
  }

  /// A word whose address, of a link or of data, is taken out.
  private static func withoutAddress(_ word: String) -> String {
    guard let start = word.firstRange(of: "](") ?? nil else {
      guard word.contains("://") || word.contains("data:") else { return word }
      // The bracket or stop behind an address belongs to the sentence.
      let tail = word.reversed().prefix { ".,;)".contains($0) }.reversed()
      let head = word.prefix { "(".contains($0) }
      return head + "address" + String(tail)
    }
    let rest = word[start.upperBound...]
    let tail = rest.firstIndex(of: ")").map { String(rest[rest.index(after: $0)...]) } ?? ""
    return word[..<start.lowerBound] + "]" + tail
  }
}
