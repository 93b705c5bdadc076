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
    case "or less", "or fewer", "or shorter", "or smaller", "or below", "or under", "or lower":
      self = .maximum
    case "or more", "or longer", "or larger", "or above", "or greater", "or higher":
      self = .minimum
    case _ where isLast && next.first?.isWord("max", "maximum", "limit") == true: self = .maximum
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
    for ending in ["than or equal to", "than or equal", "or equal to"] {
      if upward.contains(where: { words.ends(with: "\($0) \(ending)") }) { return .minimum }
      if downward.contains(where: { words.ends(with: "\($0) \(ending)") }) { return .maximum }
    }
    let isUpward =
      upward.contains { words.ends(with: $0 + " than") }
      || ["above", "over", "beyond"].contains(where: words.ends)
    let isDownward =
      downward.contains { words.ends(with: $0 + " than") }
      || ["below", "under"].contains(where: words.ends)
    guard isUpward || isDownward else { return nil }
    let isNegated = negations.contains { " \(words) ".contains($0) }
    if isNegated { return isUpward ? .maximum : .minimum }
    if demands(tokens) { return isUpward ? .exclusiveMinimum : .exclusiveMaximum }
    return isUpward ? .maximum : .minimum
  }

  private static let inclusive: [(LimitPhrase, [String])] = [
    (.sent, ["got", "provided", "received", "given", "actual", "current", "found", "sent", "was"]),
    (.step, ["multiple", "multiples", "divisible by"]),
    (.minimum, ["at least", "minimum", "min", "lower limit", "lower bound"]),
    (
      .maximum,
      [
        "at most", "maximum", "max", "up to", "exceed", "exceeds", "exceeded", "exceeding",
        "limited to", "capped at", "limit", "limits", "upper limit", "upper bound",
      ]
    ),
  ]

  private static let upward = [
    "greater", "more", "larger", "longer", "bigger", "higher", "over", "wider", "taller", "heavier",
  ]
  private static let downward = [
    "less", "lesser", "smaller", "shorter", "fewer", "lower", "narrower", "lighter",
  ]
  private static let negations = [" not ", " cannot ", " no ", " never ", " can't ", " mustn't "]

  /// Whether a sentence says what has to be, rather than what is.
  static func demands(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    tokens.contains {
      $0.isWord(
        "must", "should", "shall", "has", "have", "needs", "need", "required", "requires",
        "require", "expected", "ensure", "sure", "only", "allowed", "supported", "accepts",
        "supports", "range")
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
    let types = values.map { MediaFormat.mediaType(ofFormat: $0.text.lowercased()) }
    let namesFile =
      words.contains { SentenceSubject.mediaType($0) != nil }
      || !words.isDisjoint(with: ["file", "files"])
    let isFormat =
      types.allSatisfy { $0 != nil } && (!hasField || namesFile)
      || !words.isDisjoint(with: [
        "format", "formats", "extension", "extensions", "container", "containers",
      ])
    let subject = SentenceSubject(sentence: sentence, message: message, hasField: hasField)
    let known = Set(types.compactMap(\.self))
    let type = subject.mediaType(before: start) ?? (known.count == 1 ? known.first : nil)
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
      if hasField, sentence[index].isWord("be", "only", "expected"), let first = next.first {
        if case .name = first, !isNegated(sentence[..<index]) { return index + 1 }
        if first.isWord("either") { return index + 2 }
        if isNumberList(next) { return index + 1 }
      }
      if sentence[index].isWord("only"), isFormat(next.first) { return index + 1 }
    }
    return nil
  }

  /// Whether what stands in front forbids what follows: `cannot be 'auto'`.
  private static func isNegated(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    tokens.suffix(2).contains { $0.isWord("not", "cannot", "never") }
  }

  /// Whether a token is the name of a format.
  private static func isFormat(_ token: SentenceToken?) -> Bool {
    switch token {
    case .name(let name)?: MediaFormat.mediaType(ofFormat: name.lowercased()) != nil
    case .word(let word)?: MediaFormat.mediaType(ofFormat: word) != nil
    case .number?, .size?, .ratio?, .mark?, nil: false
    }
  }

  /// Whether a list of numbers starts here: `5 or 10`.
  private static func isNumberList(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    guard case .number? = tokens.first, let second = tokens.dropFirst().first else { return false }
    guard second.isMark(",") || second.isWord("or") else { return false }
    if case .number? = tokens.dropFirst(2).first { return true }
    return false
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
        let isValue =
          MediaFormat.mediaType(ofFormat: word) != nil || word.utf8.first.map(ASCII.isDigit) == true
        guard isValue else {
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

extension MediaFormat {
  /// The media type of the files of a format, or nil when a word is the name of none.
  fileprivate static func mediaType(ofFormat word: String) -> MediaType? {
    let name = word.hasPrefix(".") ? String(word.dropFirst()) : word
    return switch name {
    case "mp4", "mov", "webm", "mkv", "avi", "m4v", "mpeg", "mpg", "3gp", "flv", "wmv", "ts",
      "quicktime":
      .video
    case "jpg", "jpeg", "png", "webp", "bmp", "tiff", "tif", "heic", "heif", "avif", "gif": .image
    case "mp3", "wav", "m4a", "aac", "ogg", "flac", "opus": .audio
    default: nil
    }
  }
}
