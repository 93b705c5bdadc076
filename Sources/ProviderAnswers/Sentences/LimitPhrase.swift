import Preflight

/// What the words in front of a number say about it.
package enum LimitPhrase: Hashable {
  case maximum, minimum, exclusiveMaximum, exclusiveMinimum
  /// The distance of allowed values.
  case step
  /// The value that was sent.
  case sent

  /// The meaning of the words in front of a token, or nil when they do not make it a limit.
  init?(before index: Int, in tokens: ArraySlice<SentenceToken>) {
    var end = index
    while end > tokens.startIndex, Self.isFiller(tokens[end - 1]) { end -= 1 }
    let front = tokens[tokens.startIndex..<end]
    if let last = front.last, case .mark(let mark) = last {
      guard let phrase = Self.meaning(ofSign: mark, in: tokens) else { return nil }
      self = phrase
      return
    }
    let words = front.suffix(6).map { $0.word ?? "." }.joined(separator: " ")
    guard let phrase = Self.meaning(of: words, in: tokens) else { return nil }
    self = phrase
  }

  /// The meaning of the words behind a number: `or less`, `maximum`.
  init?(after index: Int, in tokens: ArraySlice<SentenceToken>) {
    let next = tokens[(index + 1)...].prefix(2)
    // In "12 s, maximum 10 s" the word belongs to the number behind it.
    let isLast = next.dropFirst().first.map { $0.word == nil && !$0.isNumber } ?? true
    switch next.map({ $0.word ?? "." }).joined(separator: " ") {
    case "or less", "or fewer", "or shorter", "or smaller", "or below", "or under": self = .maximum
    case "or more", "or longer", "or larger", "or above", "or greater": self = .minimum
    case _ where isLast && next.first?.isWord("max", "maximum") == true: self = .maximum
    case _ where isLast && next.first?.isWord("min", "minimum") == true: self = .minimum
    default: return nil
    }
  }

  private static func meaning(
    ofSign sign: String, in tokens: ArraySlice<SentenceToken>
  ) -> LimitPhrase? {
    let isDemand = demands(tokens)
    switch sign {
    case "<=": return .maximum
    case ">=": return .minimum
    // "prompt > 2048" says what is wrong, "must be > 2048" what would be right.
    case ">": return isDemand ? .exclusiveMinimum : .maximum
    case "<": return isDemand ? .exclusiveMaximum : .minimum
    default: return nil
    }
  }

  private static func meaning(
    of words: String, in tokens: ArraySlice<SentenceToken>
  ) -> LimitPhrase? {
    for (phrase, endings) in inclusive where endings.contains(where: words.ends) { return phrase }
    let isUpward = upward.contains { words.ends(with: $0 + " than") } || words.ends(with: "above")
    let isDownward =
      downward.contains { words.ends(with: $0 + " than") } || words.ends(with: "below")
      || words.ends(with: "under")
    guard isUpward || isDownward else { return nil }
    let isNegated = [" not ", " cannot ", " no ", " never "].contains { " \(words) ".contains($0) }
    if isNegated { return isUpward ? .maximum : .minimum }
    if demands(tokens) { return isUpward ? .exclusiveMinimum : .exclusiveMaximum }
    return isUpward ? .maximum : .minimum
  }

  private static let inclusive: [(LimitPhrase, [String])] = [
    (.sent, ["got", "provided", "received", "given", "actual", "current", "found", "sent", "was"]),
    (.step, ["multiple", "multiples", "divisible by"]),
    (
      .maximum,
      [
        "at most", "maximum", "max", "up to", "exceed", "exceeds", "exceeded", "exceeding",
        "less than or equal to", "less than or equal", "smaller than or equal to",
        "shorter than or equal to", "limited to", "limit", "limits",
      ]
    ),
    (
      .minimum,
      [
        "at least", "minimum", "min", "greater than or equal to", "greater than or equal",
        "more than or equal to", "longer than or equal to", "larger than or equal to",
      ]
    ),
  ]

  private static let upward = ["greater", "more", "larger", "longer", "bigger", "higher", "over"]
  private static let downward = ["less", "smaller", "shorter", "fewer", "lower"]

  /// Whether a sentence says what has to be, rather than what is.
  static func demands(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    tokens.contains {
      $0.isWord(
        "must", "should", "shall", "has", "have", "needs", "need", "required", "requires",
        "require", "expected", "ensure", "only", "allowed", "supported", "accepts", "range")
    }
  }

  /// Whether a token between a phrase and its number changes nothing.
  private static func isFiller(_ token: SentenceToken) -> Bool {
    switch token {
    case .word(let word): fillers.contains(word)
    case .mark(let mark): [":", "=", "(", "["].contains(mark)
    case .name, .number, .size, .ratio: false
    }
  }

  private static let fillers: Set<String> = [
    "is", "are", "of", "be", "the", "a", "an", "allowed", "permitted", "supported", "accepted",
    "value", "size", "length", "duration", "width", "height", "dimension", "dimensions",
    "resolution", "file", "image", "video", "audio", "total", "number", "count", "ratio", "aspect",
    "prompt", "text", "asset",
  ]
}

extension String {
  /// Whether the text ends with whole words.
  fileprivate func ends(with words: String) -> Bool {
    self == words || hasSuffix(" " + words)
  }
}

/// The values that a sentence lists as accepted: `Supported formats are .mp4, .mov, .webm`.
struct AllowedList {
  /// The limit, or nil when the list cannot be used.
  let bound: StatedBound?

  /// The list of a sentence, or nil when it holds none.
  init?(
    _ sentence: ArraySlice<SentenceToken>, of message: [SentenceToken], hasField: Bool
  ) {
    guard let start = Self.start(in: sentence, hasField: hasField) else { return nil }
    let values = Self.values(in: sentence[start...])
    guard !values.isEmpty else { return nil }
    let words = Set(message.compactMap(\.word))
    let isFormat =
      !words.isDisjoint(with: [
        "format", "formats", "extension", "extensions", "container", "containers",
      ])
    let subject = SentenceSubject(sentence: sentence, message: message, hasField: hasField)
    let type = subject.mediaType(before: start)
    let quantity: Quantity? =
      isFormat ? type.flatMap(Self.formatQuantity) : (hasField ? .setting : nil)
    guard let quantity else {
      bound = nil
      return
    }
    let kept = isFormat ? AllowedValues.formats(values) : values
    bound = StatedBound(
      quantity, Bounds(allowed: kept), mediaType: isFormat ? type : nil, confidence: .worded)
  }

  private static func formatQuantity(_ type: MediaType) -> Quantity? {
    switch type {
    case .image: .imageFormat
    case .video: .container
    case .audio: .audioFormat
    case .text: nil
    }
  }

  /// Where the values start, behind words that announce them.
  private static func start(in sentence: ArraySlice<SentenceToken>, hasField: Bool) -> Int? {
    for index in sentence.indices {
      let next = sentence[(index + 1)...]
      if sentence[index].isWord("one"), next.first?.isWord("of") == true {
        return index + 2
      }
      if sentence[index].isWord(
        "supported", "allowed", "valid", "accepted", "permitted", "available", "possible",
        "expected")
      {
        let isPlural =
          next.first?.isWord(
            "values", "formats", "options", "durations", "sizes", "types", "extensions",
            "resolutions", "ratios", "containers") == true
        if isPlural { return index + 2 }
        if next.first?.isMark(":") == true { return index + 2 }
      }
      if hasField, sentence[index].isWord("be"), let first = next.first {
        if case .name = first { return index + 1 }
        if first.isWord("either") { return index + 2 }
        if isNumberList(next) { return index + 1 }
      }
    }
    return nil
  }

  /// Whether a list of numbers starts here: `5 or 10`.
  private static func isNumberList(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    guard case .number? = tokens.first, let second = tokens.dropFirst().first else { return false }
    guard second.isMark(",") || second.isWord("or") else { return false }
    if case .number? = tokens.dropFirst(2).first { return true }
    return false
  }

  /// Whether a word is the name of a format that files come in.
  private static func isFormat(_ word: String) -> Bool {
    MediaFormat(extension: word) != nil || !MediaFormat(word).extensions.isEmpty
  }

  private static func values(in tokens: ArraySlice<SentenceToken>) -> [SettingValue] {
    var values: [SettingValue] = []
    for token in tokens {
      switch token {
      case .name(let name): values.append(AllowedValues.value(name))
      case .number(let number, _): values.append(.number(number))
      case .size(let size): values.append(.text(size.description))
      case .ratio(let ratio): values.append(.text(ratio.description))
      case .word(let word):
        if ["are", "is", "or", "and", "include", "includes", "the", "following", "for"].contains(
          word)
        {
          continue
        }
        // Words stand for themselves only in front of, between or behind separators.
        guard isFormat(word) || word.utf8.first.map(ASCII.isDigit) == true else {
          return values
        }
        values.append(.text(word))
      case .mark(let mark):
        guard [",", ":", "/", "[", "]", "(", ")", "|"].contains(mark) else { return values }
      }
    }
    return values
  }
}
