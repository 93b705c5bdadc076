package import Preflight

/// Draws limits from the words of a message; where they are not plain, none.
struct WordedBounds {
  /// The limits; empty when the message states none.
  private(set) var bounds: [StatedBound] = []
  private let tokens: [SentenceToken]
  private let hasField: Bool
  private var sent: [(value: SettingValue, unit: SentenceUnit?)] = []

  /// Reads a message of one sentence or several; the provider's code may name the media type, and
  /// `hasField` says whether the rejection names a field of the request.
  init(_ message: String, code: String? = nil, hasField: Bool = false) {
    tokens = SentenceReader.tokens(of: message)
    self.hasField = hasField
    let sentences = tokens.split { $0.isMark(".") }
    for sentence in sentences where !Self.isAboutOtherThings(sentence) { read(sentence) }
    let named = MediaType.allCases.first { code?.contains($0.rawValue) ?? false && $0 != .text }
    finish(mediaType: named)
  }

  /// Whether a sentence counts something that is no limit on the request: time that has passed,
  /// attempts, rates, money, what was made.
  private static func isAboutOtherThings(_ sentence: ArraySlice<SentenceToken>) -> Bool {
    let words = Set(sentence.compactMap(\.word))
    let isOther = sentence.indices.dropLast().contains { index in
      let (token, next) = (sentence[index], sentence[index + 1])
      if token.isWord("after") { return next.isNumber }
      if token.isWord("rate") { return next.isWord("limit", "limits", "limited") }
      let isRate =
        token.isWord("per", "a", "every", "each")
        && next.isWord(
          "second", "minute", "hour", "day", "week", "month", "user", "key", "account", "request")
      return isRate && !countsFrames(before: index, in: sentence)
    }
    return isOther || !words.isDisjoint(with: otherThings)
  }

  /// Whether the token in front counts frames, as in `60 frames per second`.
  private static func countsFrames(
    before index: Int, in sentence: ArraySlice<SentenceToken>
  ) -> Bool {
    guard index > sentence.startIndex else { return false }
    if case .number(_, .frames?) = sentence[index - 1] { return true }
    return sentence[index - 1].isWord("frames", "frame")
  }

  private static let otherThings: Set<String> = [
    "timeout", "timeouts", "timed", "retry", "retries", "retrying", "attempt", "attempts", "again",
    "wait", "waiting", "waited", "elapsed", "took", "taken", "generated", "generation", "execution",
    "runtime", "processing",
    "rendering", "queue", "queued", "position", "concurrent", "concurrency", "parallel", "requests",
    "quota", "credits", "credit", "balance", "tokens", "cost", "price", "usd", "remaining",
    "left", "ago", "output", "outputs", "result", "results", "close", "progress",
    "will", "daily", "monthly", "uptime", "latency", "tasks", "jobs",
  ]

  private mutating func read(_ sentence: ArraySlice<SentenceToken>) {
    if let list = AllowedList(sentence, of: tokens, hasField: hasField) {
      if let bound = list.bound { bounds.append(bound) }
      return
    }
    let subject = SentenceSubject(sentence: sentence, message: tokens, hasField: hasField)
    var index = sentence.startIndex
    while index < sentence.endIndex {
      if let range = StatedRange(at: index, in: sentence) {
        add(range, of: subject, at: index)
        index = range.end
      } else {
        readNumber(at: index, in: sentence, of: subject)
        index += 1
      }
    }
  }

  private mutating func readNumber(
    at index: Int, in sentence: ArraySlice<SentenceToken>, of subject: SentenceSubject
  ) {
    let token = Self.counted(sentence, at: index)
    switch token {
    case .word, .name, .mark: return
    case .number, .size, .ratio: break
    }
    guard
      let phrase = LimitPhrase(before: index, in: sentence)
        ?? LimitPhrase(after: index, in: sentence)
    else { return }
    switch token {
    case .number(let number, let unit):
      guard phrase != .sent else {
        sent.append((.number(number), unit))
        return
      }
      guard let quantity = subject.quantity(of: unit, at: index) else { return }
      add(quantity, Bounds(number, phrase), unit, of: subject, at: index)
    case .size(let size):
      guard phrase != .sent else {
        sent.append((.text(size.description), .pixels))
        return
      }
      add(.width, Bounds(Rational(size.width), phrase), .pixels, of: subject, at: index)
      add(.height, Bounds(Rational(size.height), phrase), .pixels, of: subject, at: index)
    case .ratio(let ratio):
      guard phrase != .sent else { return }
      add(.aspectRatio, Bounds(ratio.value, phrase), nil, of: subject, at: index)
    case .word, .name, .mark: return
    }
  }

  /// The token, or the number of a word of number before things that are counted: `one image`.
  private static func counted(_ sentence: ArraySlice<SentenceToken>, at index: Int) -> SentenceToken
  {
    let numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    if case .number(let number, .frames?) = sentence[index],
      sentence[(index + 1)...].first?.isWord("per") == true
    {
      return .number(number, .framesPerSecond)
    }
    guard let word = sentence[index].word, let number = numbers.firstIndex(of: word),
      let next = sentence[(index + 1)...].first?.word,
      let (unit, _) = SentenceUnit.named(next), case .items = unit
    else { return sentence[index] }
    return .number(Rational(number + 1), unit)
  }

  private mutating func add(_ range: StatedRange, of subject: SentenceSubject, at index: Int) {
    let quantity =
      range.isRatio ? Quantity.aspectRatio : subject.quantity(of: range.unit, at: index)
    guard let quantity else { return }
    add(quantity, range.bounds, range.unit, of: subject, at: index)
  }

  private mutating func add(
    _ quantity: Quantity, _ bounds: Bounds, _ unit: SentenceUnit?, of subject: SentenceSubject,
    at index: Int
  ) {
    guard !bounds.isEmpty else { return }
    var mediaType = quantity.isAboutMedia ? subject.mediaType(before: index) : nil
    if case .items(let type)? = unit { mediaType = type ?? mediaType }
    self.bounds.append(
      StatedBound(quantity, bounds, mediaType: mediaType, confidence: .worded))
  }

  /// Joins the two ends of a range, drops what contradicts itself, and adds the value that was sent.
  private mutating func finish(mediaType: MediaType?) {
    var joined: [StatedBound] = []
    var isContradicted: Set<Quantity> = []
    for bound in bounds {
      guard let index = joined.firstIndex(where: { $0.quantity == bound.quantity }) else {
        joined.append(bound)
        continue
      }
      if joined[index].bounds.excludes(bound.bounds)
        || joined[index].mediaType != bound.mediaType
      {
        if joined[index] != bound { isContradicted.insert(bound.quantity) }
      }
      joined[index].bounds.take(bound.bounds)
    }
    bounds = joined.filter { !isContradicted.contains($0.quantity) }
    for index in bounds.indices {
      bounds[index].mediaType =
        bounds[index].mediaType ?? (bounds[index].quantity.isAboutMedia ? mediaType : nil)
      if sent.count == 1, bounds.count == 1 || sent[0].unit != nil {
        bounds[index].sent = sent[0].value
      }
    }
  }
}

extension Quantity {
  /// Whether the quantity is one of a file, as opposed to one of a text or a setting.
  var isAboutMedia: Bool { self != .setting && self != .textLength }
}

/// Two numbers between which a sentence wants a value: `between 0.4 and 2.5`, `4-30 s`.
struct StatedRange {
  let bounds: Bounds
  /// The unit of the second number, else of the first.
  let unit: SentenceUnit?
  let isRatio: Bool
  /// The first token behind the range.
  let end: Int

  /// The range that starts at a token, or nil when none starts there or nothing demands it.
  init?(at start: Int, in sentence: ArraySlice<SentenceToken>) {
    guard start + 2 < sentence.endIndex, let low = End(sentence[start]),
      let high = End(sentence[start + 2]), low.value < high.value,
      low.unit == nil || high.unit == nil || low.unit == high.unit,
      Self.joins(sentence[start + 1], after: start, in: sentence)
    else { return nil }
    let isOpen =
      start > sentence.startIndex && sentence[start - 1].isMark("(")
      && sentence[start + 1].isMark(",")
    bounds = Bounds(
      minimum: Bounds.Bound(low.value, isExclusive: isOpen),
      maximum: Bounds.Bound(high.value, isExclusive: isOpen))
    unit = high.unit ?? low.unit
    isRatio = low.isRatio && high.isRatio
    end = start + 3
  }

  /// One end of a range.
  private struct End {
    package var value: Rational
    var unit: SentenceUnit?
    var isRatio = false

    init?(_ token: SentenceToken) {
      switch token {
      case .number(let number, let unit): (value, self.unit) = (number, unit)
      case .ratio(let ratio): (value, unit, isRatio) = (ratio.value, nil, true)
      case .word, .name, .size, .mark: return nil
      }
    }
  }

  /// Whether the token between two numbers makes them the ends of a range that is demanded.
  private static func joins(
    _ token: SentenceToken, after start: Int, in sentence: ArraySlice<SentenceToken>
  ) -> Bool {
    let front = sentence[sentence.startIndex..<start]
    let near = front.suffix(6)
    let isBetween = near.contains { $0.isWord("between") }
    if token.isWord("and") { return isBetween }
    let isRange = near.contains { $0.isWord("between", "range", "from", "within", "interval") }
    if token.isMark(",") {
      let isBracketed = front.last.map { $0.isMark("[", "(") } ?? false
      return isBracketed && (isRange || near.contains { $0.isWord("in") })
    }
    guard token.isMark("-", "~") || token.isWord("to") else { return false }
    return isRange || LimitPhrase.demands(front)
  }
}

extension Bounds {
  /// The bounds that a number sets after a phrase.
  package init(_ number: Rational, _ phrase: LimitPhrase) {
    self.init()
    guard number > 0 else { return }
    switch phrase {
    case .maximum: maximum = Bound(number)
    case .minimum: minimum = Bound(number)
    case .exclusiveMaximum: maximum = Bound(number, isExclusive: true)
    case .exclusiveMinimum: minimum = Bound(number, isExclusive: true)
    case .step: step = number.denominator == 1 ? Int(number.numerator) : nil
    case .sent: break
    }
  }

  /// Whether two bounds give one end differently, or exclude each other.
  package func excludes(_ other: Bounds) -> Bool {
    contradicts(other)
      || (minimum.map { low in other.maximum.map { $0.value < low.value } ?? false } ?? false)
      || (maximum.map { high in other.minimum.map { $0.value > high.value } ?? false } ?? false)
  }
}
