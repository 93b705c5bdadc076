package import Preflight

/// Draws limits from the words of a message; where they are not plain, none.
struct WordedBounds {
  /// The limits; empty when the message states none.
  private(set) var bounds: [StatedBound] = []
  private let tokens: [SentenceToken]
  private let hasField: Bool
  private let multiple: ByteMultiple
  private var sent: [(value: SettingValue, unit: SentenceUnit?)] = []

  /// Reads a message of one sentence or several; the provider's code may name the media type,
  /// `hasField` says whether the rejection names a field of the request, and `multiple` what a bare
  /// "MB" stands for.
  init(
    _ message: String, code: String? = nil, hasField: Bool = false,
    multiple: ByteMultiple = .decimal
  ) {
    tokens = SentenceReader.tokens(of: message, multiple: multiple)
    self.hasField = hasField
    self.multiple = multiple
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
      // A sum of an input and a setting bounds neither.
      if token.isMark("+") { return true }
      if token.isWord("rate") { return next.isWord("limit", "limits", "limited") }
      let isRate =
        token.isWord("per", "a", "every", "each")
        && next.isWord(
          "second", "minute", "hour", "day", "week", "month", "user", "key", "account")
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
      } else if addSizes(at: index, in: sentence, of: subject) {
        index += 3
      } else {
        readNumber(at: index, in: sentence, of: subject)
        index += 1
      }
    }
  }

  private mutating func readNumber(
    at index: Int, in sentence: ArraySlice<SentenceToken>, of subject: SentenceSubject
  ) {
    let token = measured(Self.counted(sentence, at: index), of: subject, at: index)
    switch token {
    case .word, .name, .mark: return
    case .number, .size, .ratio: break
    }
    guard
      let phrase = LimitPhrase(before: index, in: sentence)
        ?? LimitPhrase(after: index, in: sentence)
        ?? (Self.isContrasted(index, in: sentence) ? .sent : nil)
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

  /// Whether what is expected stands behind a number, which then is what was sent: `52838 ms, expected`.
  private static func isContrasted(_ index: Int, in sentence: ArraySlice<SentenceToken>) -> Bool {
    let next = sentence[(index + 1)...].drop { $0.isMark(",", "(") }
    return next.first?.isWord("expected") == true
  }

  /// Adds a range of sizes, such as `between 300x300 and 4096x4096`; false when none starts here.
  private mutating func addSizes(
    at index: Int, in sentence: ArraySlice<SentenceToken>, of subject: SentenceSubject
  ) -> Bool {
    guard index + 2 < sentence.endIndex, case .size(let low) = sentence[index],
      case .size(let high) = sentence[index + 2], low.width <= high.width,
      low.height <= high.height,
      StatedRange.joins(sentence[index + 1], after: index, in: sentence)
    else { return false }
    for (quantity, ends) in [
      (Quantity.width, (low.width, high.width)), (.height, (low.height, high.height)),
    ] {
      let bounds = Bounds(
        minimum: Bounds.Bound(Rational(ends.0)), maximum: Bounds.Bound(Rational(ends.1)))
      add(quantity, bounds, .pixels, of: subject, at: index)
    }
    return true
  }

  /// The token; a number without a unit in the one that the words in front announce.
  private func measured(
    _ token: SentenceToken, of subject: SentenceSubject, at index: Int
  ) -> SentenceToken {
    guard case .number(let number, nil) = token,
      let (unit, factor) = subject.announcedUnit(before: index, multiple)
    else { return token }
    return .number(number * factor, unit)
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
    if range.isRatio {
      return add(.aspectRatio, range.bounds(times: 1), nil, of: subject, at: index)
    }
    let announced = range.unit == nil ? subject.announcedUnit(before: index, multiple) : nil
    let unit = range.unit ?? announced?.unit
    guard let quantity = subject.quantity(of: unit, at: index) else { return }
    add(quantity, range.bounds(times: announced?.factor ?? 1), unit, of: subject, at: index)
  }

  private mutating func add(
    _ quantity: Quantity, _ bounds: Bounds, _ unit: SentenceUnit?, of subject: SentenceSubject,
    at index: Int
  ) {
    guard !bounds.isEmpty else { return }
    let isTurned = quantity == .aspectRatio && subject.givesHeightByWidth
    let bounds = isTurned ? bounds.inverted : bounds
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
      let others = joined.firstIndex {
        $0.quantity == bound.quantity
          && ($0.mediaType == nil || bound.mediaType == nil || $0.mediaType == bound.mediaType)
      }
      guard let index = others else {
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

/// Two numbers between which a sentence wants a value: `between 0.4 and 2.5`, `4-30 s`,
/// `[2000, 15000] ms`.
struct StatedRange {
  /// The unit of the numbers, or nil when none stands with them.
  let unit: SentenceUnit?
  let isRatio: Bool
  /// The first token behind the range.
  let end: Int
  private let low: Bounds.Bound
  private let high: Bounds.Bound

  /// The range that starts at a token, or nil when none starts there or nothing demands it.
  init?(at start: Int, in sentence: ArraySlice<SentenceToken>) {
    guard start + 2 < sentence.endIndex, let first = End(sentence[start]),
      let second = End(sentence[start + 2]), first.value != second.value,
      first.value < second.value
        || Self.mayStandTheOtherWay(first, second, before: start, sentence),
      first.unit == nil || second.unit == nil || first.unit == second.unit,
      Self.joins(sentence[start + 1], after: start, in: sentence)
    else { return nil }
    let front = start > sentence.startIndex ? sentence[start - 1] : nil
    let behind = start + 3 < sentence.endIndex ? sentence[start + 3] : nil
    let isStrict =
      sentence[..<start].suffix(2).contains { $0.isWord("strictly") }
      || sentence[(start + 3)...].prefix(3).contains { $0.isWord("exclusive", "exclusively") }
    let isOpening = sentence[start + 1].isMark(",") && front?.isMark("(") == true
    let isClosing = sentence[start + 1].isMark(",") && behind?.isMark(")") == true
    // `[2000, 15000] ms`: the unit stands behind the bracket.
    let outer =
      behind?.isMark("]", ")") == true && start + 4 < sentence.endIndex
      ? sentence[start + 4].word.flatMap { SentenceUnit.named($0) } : nil
    let factor = second.unit == nil && first.unit == nil ? outer?.factor ?? 1 : 1
    unit = second.unit ?? first.unit ?? outer?.unit
    isRatio = first.isRatio && second.isRatio
    low = Bounds.Bound(
      min(first.value, second.value) * factor, isExclusive: isStrict || isOpening)
    high = Bounds.Bound(
      max(first.value, second.value) * factor, isExclusive: isStrict || isClosing)
    end = start + 3
  }

  /// The range in another unit.
  func bounds(times factor: Rational) -> Bounds {
    Bounds(
      minimum: Bounds.Bound(low.value * factor, isExclusive: low.isExclusive),
      maximum: Bounds.Bound(high.value * factor, isExclusive: high.isExclusive))
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

  /// Whether the greater number may stand in front, as in "an aspect ratio between 3:1 and 1:3".
  private static func mayStandTheOtherWay(
    _ first: End, _ second: End, before start: Int, _ sentence: ArraySlice<SentenceToken>
  ) -> Bool {
    first.unit == nil && second.unit == nil
      && sentence[..<start].suffix(12).contains { $0.isWord("ratio") }
      && sentence[..<start].suffix(2).contains { $0.isWord("between") }
  }

  /// Whether the token between two numbers makes them the ends of a range that is demanded.
  fileprivate static func joins(
    _ token: SentenceToken, after start: Int, in sentence: ArraySlice<SentenceToken>
  ) -> Bool {
    let front = sentence[sentence.startIndex..<start]
    let near = front.suffix(6)
    let isBetween = near.contains { $0.isWord("between") }
    if token.isWord("and") { return isBetween }
    let isRange = near.contains {
      $0.isWord("between", "range", "ranges", "from", "within", "interval")
    }
    if token.isMark(",") {
      let isBracketed = front.last.map { $0.isMark("[", "(") } ?? false
      return isBracketed
        && (isRange || near.contains { $0.isWord("in", "expected", "be", "allowed", "accepts") })
    }
    guard token.isMark("-", "~") || token.isWord("to", "through") else { return false }
    return isRange || LimitPhrase.demands(front)
  }
}

extension Bounds {
  /// The bounds on one divided by the value.
  fileprivate var inverted: Bounds {
    func inverted(_ bound: Bound?) -> Bound? {
      bound.flatMap { bound in
        (1 / bound.value).map { Bound($0, isExclusive: bound.isExclusive) }
      }
    }
    return Bounds(minimum: inverted(maximum), maximum: inverted(minimum))
  }

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
