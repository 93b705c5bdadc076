import MediaModel

/// Goes over the tokens of one sentence and collects the limits in it.
///
/// A sentence is understood only when every number and every format in it is: half of one may say the
/// opposite of the whole.
struct SentenceScan {
  private(set) var statements: [DescriptionReading.Statement] = []
  private(set) var isUnderstood = true

  private let tokens: [DescriptionToken]
  private let reader: DescriptionReader
  private var index = 0
  private var hasFigure = false

  // What was seen so far in the sentence, and in its present clause.
  private var comparator: Comparator?
  private var quantity: Quantity?
  private var isResolution = false
  private var isCombined = false
  private var isExact = false
  private var hasBetween = false
  private var isDemanded = false
  private var isAboutOutput = false
  private var isAboutDataURI = false
  private var hasLead = false
  private var level = Limit.Level.hard
  private var clauseStart = 0

  private enum Comparator {
    case maximum, minimum, exclusiveMaximum, exclusiveMinimum
  }

  init(_ tokens: [DescriptionToken], reader: DescriptionReader) {
    self.tokens = tokens
    self.reader = reader
  }

  /// Reads the sentence.
  mutating func run() {
    // What happens under a condition, or to a file that is too large, is more than one limit.
    isUnderstood = !tokens.contains { $0.says(.condition) || $0.says(.alteration) }
    while isUnderstood, index < tokens.count { readToken() }
    // A sentence of words alone, such as "only one person", was not understood either.
    if !hasFigure { isUnderstood = false }
  }

  private mutating func readToken() {
    let token = tokens[index]
    switch token {
    case .number, .size, .ratio:
      hasFigure = true
      readValue()
    case .format:
      hasFigure = true
      readFormats()
    case .label:
      hasFigure = true
      isUnderstood = false
    case .phrase(let phrase): take(phrase)
    case .mark:
      if let end = endOfAside { index = end } else if token.endsClause { startClause(token) }
    case .word(let word): if word == "not" { isUnderstood = false }
    }
    if !isValue(token) { index += 1 }
  }

  private func isValue(_ token: DescriptionToken) -> Bool {
    switch token {
    case .number, .size, .ratio, .format: true
    case .word, .phrase, .label, .mark: false
    }
  }

  /// The place of the closing bracket where an aside of words starts here, such as "(width / height)",
  /// which leaves the clause as it is.
  private var endOfAside: Int? {
    guard case .mark("(") = tokens[index] else { return nil }
    let end = tokens[index...].firstIndex { if case .mark(")") = $0 { true } else { false } }
    guard let end, !tokens[index..<end].contains(where: isFigure) else { return nil }
    return end
  }

  private func isFigure(_ token: DescriptionToken) -> Bool {
    if case .label = token { true } else { isValue(token) }
  }

  private mutating func startClause(_ token: DescriptionToken) {
    comparator = nil
    quantity = nil
    isResolution = false
    isCombined = false
    isExact = false
    hasBetween = false
    clauseStart = index + 1
    if case .mark(let mark) = token, ")）".contains(mark) { level = .hard }
  }

  private mutating func take(_ phrase: ImportVocabulary.Phrase) {
    let meanings = phrase.meanings
    if meanings.contains(.maximum) { comparator = .maximum }
    if meanings.contains(.minimum) { comparator = .minimum }
    if meanings.contains(.exclusiveMaximum) { comparator = .exclusiveMaximum }
    // "longer than 10 s" may tell what goes wrong; only a demand makes it a limit.
    if meanings.contains(.exclusiveMinimum) {
      if isDemanded { comparator = .exclusiveMinimum } else { comparator = nil }
    }
    if meanings.contains(.exactly) { isExact = true }
    if meanings.contains(.between) { hasBetween = true }
    if meanings.contains(.combined) { isCombined = true }
    if meanings.contains(.recommended) { level = .advisory }
    if meanings.contains(.demand) { isDemanded = true }
    if meanings.contains(.output) { isAboutOutput = true }
    if meanings.contains(.formatLead) { hasLead = true }
    if meanings.contains(.resolution) { isResolution = true }
    if meanings.contains(.not) { isUnderstood = false }
    if meanings.contains(.dataURI) { isAboutDataURI = true }
    // "at least 300 px wide and at most 10 MB" speaks of two things.
    if meanings.contains(.and) { quantity = nil }
    if let named = Self.quantities.first(where: { meanings.contains($0.0) })?.1 { quantity = named }
  }

  private static let quantities: [(ImportVocabulary.Meaning, Quantity)] = [
    (.side, .side), (.shortSide, .shortSide), (.longSide, .longSide), (.width, .width),
    (.height, .height), (.area, .area), (.aspectRatio, .aspectRatio), (.frameRate, .frameRate),
    (.frames, .frames), (.duration, .duration), (.textLength, .textLength), (.fileSize, .fileSize),
  ]
}

// MARK: - Numbers

extension SentenceScan {
  /// A number, a size or a ratio, or a range of two.
  private struct Value {
    var low: Rational
    var high: Rational?
    var size: PixelSize?
    var isRatio = false
    var unit: ImportVocabulary.Unit?
    /// Behind the value.
    var end: Int
  }

  private mutating func readValue() {
    let value = value(at: index)
    let start = index
    defer {
      index = value.end
      comparator = nil
      isExact = false
      hasBetween = false
    }
    // "a data URI (e.g. data:image/png, up to 5 MB)" is no example in its number.
    let isOfDataURI = isAboutDataURI && value.unit?.quantity == .fileSize
    let isAboutResult = isAboutOutput && reader.types != [.text]
    guard isOfDataURI || !isAboutResult, !isOutput(behind: value.end) else {
      isUnderstood = false
      return
    }
    if isName(at: start, value) { return }
    guard speaksOfOwnType(until: start), add(value) else {
      isUnderstood = false
      return
    }
  }

  /// `Video 1` is a name, and says nothing.
  private func isName(at start: Int, _ value: Value) -> Bool {
    guard start > 0, value.unit == nil, value.high == nil, comparator == nil, !isExact else {
      return false
    }
    let before = tokens[start - 1]
    return before.says(.imageNoun) || before.says(.videoNoun) || before.says(.audioNoun)
  }

  private func value(at start: Int) -> Value {
    var value = single(tokens[start], end: start + 1)
    guard start + 2 < tokens.count, value.size == nil else { return value }
    let sign = tokens[start + 1]
    let joins =
      sign.says(.rangeSign) || isDash(sign) || (sign.says(.and) && hasBetween)
    guard joins, isValue(tokens[start + 2]) else { return value }
    let second = single(tokens[start + 2], end: start + 3)
    guard second.size == nil, second.isRatio == value.isRatio else { return value }
    value.high = second.low
    // In "2-15 s" the unit belongs to both.
    if let unit = second.unit {
      if value.unit == nil { value.low = value.low * unit.factor(kilobyte: reader.kilobyte) }
      value.unit = unit
    } else if let unit = value.unit, unit.quantity != .duration || value.high != nil {
      value.high = second.low * unit.factor(kilobyte: reader.kilobyte)
    }
    value.end = second.end
    return value
  }

  private func isDash(_ token: DescriptionToken) -> Bool {
    if case .mark(let mark) = token { "-–—~～".contains(mark) } else { false }
  }

  private func single(_ token: DescriptionToken, end: Int) -> Value {
    switch token {
    case .number(let number, let unit):
      Value(low: number * (unit?.factor(kilobyte: reader.kilobyte) ?? 1), unit: unit, end: end)
    case .ratio(let ratio): Value(low: ratio, isRatio: true, end: end)
    case .size(let size): Value(low: 0, size: size, end: end)
    case .word, .phrase, .format, .label, .mark: Value(low: 0, end: end)
    }
  }

  private func isOutput(behind end: Int) -> Bool {
    tokens[min(end, tokens.count)...].prefix { !$0.endsClause }.prefix(3).contains {
      $0.says(.output)
    }
  }

  /// Whether the clause in front of a number speaks of the field's own media, or of none.
  private func speaksOfOwnType(until end: Int) -> Bool {
    let mentioned = Array(tokens[clauseStart..<end]).mentionedTypes
    return mentioned.isEmpty || isCombined || !Set(mentioned).isDisjoint(with: reader.types)
  }

  private mutating func add(_ value: Value) -> Bool {
    let rest = tokens[min(value.end, tokens.count)...].prefix { !$0.endsClause }
    guard let ends = ends(of: value, before: rest) else { return false }
    if let size = value.size { return add(size, ends) }
    guard let quantity = quantity(of: value, before: rest) else { return false }
    if reader.types == [.text], quantity == .fileSize {
      statements.append(
        DescriptionReading.Statement(
          quantity: .textLength, bounds: ends, level: level, unit: .bytes))
      return true
    }
    guard fits(quantity) else { return false }
    let isTotal = isCombined || rest.prefix(3).contains { $0.says(.combined) }
    var statement = DescriptionReading.Statement(
      quantity: quantity, bounds: ends, level: level)
    if quantity == .textLength, tokens.contains(where: { $0.text?.hasPrefix("utf-16") == true }) {
      statement.unit = .utf16Units
    }
    if quantity == .fileSize, isAboutDataURI { statement.transport = .dataURI }
    if quantity == .count {
      let types = tokens.mentionedTypes
      let isEverything = tokens.contains { $0.says(.everything) }
      if isEverything || (isTotal && types.count > 1) {
        statement.scope = .request
        statement.types = isEverything || types.isEmpty ? [.image, .video, .audio] : types
      }
    } else if isTotal, quantity.check.isSummable, reader.isList {
      statement.scope = .combined
    }
    statements.append(statement)
    return true
  }

  /// The range that the value and the words around it give, or nil when they give none.
  private func ends(of value: Value, before rest: ArraySlice<DescriptionToken>) -> Bounds? {
    if let high = value.high {
      guard value.low <= high, comparator == nil || comparator == .maximum || hasBetween else {
        return nil
      }
      return Bounds(minimum: Bounds.Bound(value.low), maximum: Bounds.Bound(high))
    }
    if isExact {
      return Bounds(minimum: Bounds.Bound(value.low), maximum: Bounds.Bound(value.low))
    }
    switch comparator ?? comparator(behind: rest) {
    case .maximum: return Bounds(maximum: Bounds.Bound(value.low))
    case .minimum: return Bounds(minimum: Bounds.Bound(value.low))
    case .exclusiveMaximum: return Bounds(maximum: Bounds.Bound(value.low, isExclusive: true))
    case .exclusiveMinimum: return Bounds(minimum: Bounds.Bound(value.low, isExclusive: true))
    case nil: return nil
    }
  }

  /// The meaning of the words behind a number: "or less", "maximum".
  private func comparator(behind rest: ArraySlice<DescriptionToken>) -> Comparator? {
    guard let first = rest.first else { return nil }
    // In "12 s max 10 MB" the word belongs to the number behind it.
    if let next = rest.dropFirst().first, isValue(next) { return nil }
    if first.says(.maximumAfter) { return .maximum }
    return first.says(.minimumAfter) ? .minimum : nil
  }

  private func quantity(of value: Value, before rest: ArraySlice<DescriptionToken>) -> Quantity? {
    if value.isRatio { return quantity == nil || quantity == .aspectRatio ? .aspectRatio : nil }
    let sides: Set<Quantity> = [.width, .height, .side, .shortSide, .longSide, .area]
    if let unit = value.unit {
      guard unit.quantity == .width else {
        // "Duration: 10 MB" is nonsense that is better read by a person.
        let named = quantity
        let agrees =
          named == nil || named == unit.quantity
          || (unit.quantity == .duration && named == .fileSize) || named == .count
        return agrees ? unit.quantity : nil
      }
      if let quantity, sides.contains(quantity) { return quantity }
      let behind = rest.prefix(4).flatMap(\.meanings)
      return Self.quantities.first { behind.contains($0.0) && sides.contains($0.1) }?.1
    }
    if let quantity {
      let isClear: Set<Quantity> = sides.union([.aspectRatio, .frameRate, .frames, .textLength])
      return isClear.contains(quantity) ? quantity : nil
    }
    return isCount(before: rest) ? .count : nil
  }

  /// Whether a bare number counts files: "up to 9 reference images", "(max 8)".
  private func isCount(before rest: ArraySlice<DescriptionToken>) -> Bool {
    if rest.prefix(4).contains(where: { $0.says(.items) }) {
      let types = Array(rest.prefix(4)).mentionedTypes
      return types.isEmpty || types == reader.types || isCombined
    }
    guard rest.isEmpty else { return false }
    return reader.isList || tokens.contains { $0.says(.everything) }
  }

  private func fits(_ quantity: Quantity) -> Bool {
    if reader.types == [.text] { return quantity == .textLength }
    if quantity == .count { return true }
    let types = quantity.check.mediaTypes
    return types.isEmpty || !Set(types).isDisjoint(with: reader.types)
  }

  private mutating func add(_ size: PixelSize, _ ends: Bounds) -> Bool {
    guard quantity == nil || isResolution || quantity == .side, reader.types != [.audio],
      reader.types != [.text]
    else { return false }
    let isUpper = comparator == .maximum || comparator == .exclusiveMaximum
    let isExclusive = comparator == .exclusiveMaximum || comparator == .exclusiveMinimum
    guard comparator != nil else { return false }
    // Nothing says which way a picture is held, so the longer side is held against the longer one.
    for (quantity, pixels) in [(Quantity.longSide, size.longSide), (.shortSide, size.shortSide)] {
      let bound = Bounds.Bound(Rational(pixels), isExclusive: isExclusive)
      statements.append(
        DescriptionReading.Statement(
          quantity: quantity,
          bounds: isUpper ? Bounds(maximum: bound) : Bounds(minimum: bound), level: level))
    }
    return true
  }
}

extension ImportVocabulary.Unit {
  /// What a number is multiplied by, where a kilobyte has so many bytes.
  func factor(kilobyte: Int) -> Rational {
    guard let thousands, kilobyte == 1024 else { return factor }
    return (0..<thousands).reduce(1) { product, _ in product * 1024 }
  }
}

// MARK: - Formats

extension SentenceScan {
  private mutating func readFormats() {
    let start = index
    var names: [String] = []
    var end = index
    while end < tokens.count {
      if case .format(let name) = tokens[end] {
        names.append(name)
      } else if !isJoiner(tokens[end]) || !isFormat(at: end + 1, orJoinerThen: end + 2) {
        break
      }
      end += 1
    }
    index = end
    let isDemand =
      hasLead || isEnclosed(start, end) || isTail(at: end) || isClause(start, end)
    guard isDemand, !isAboutOutput,
      let found = Self.statements(names, reader.types, level)
    else {
      isUnderstood = false
      return
    }
    statements += found
  }

  private func isJoiner(_ token: DescriptionToken) -> Bool {
    switch token {
    case .mark(let mark): ",/、|&".contains(mark)
    case .word(let word): ["or", "或", "as", "well"].contains(word)
    case .phrase: token.says(.and)
    case .number, .size, .ratio, .format, .label: false
    }
  }

  private func isFormat(at first: Int, orJoinerThen second: Int) -> Bool {
    func isFormat(_ index: Int) -> Bool {
      guard index < tokens.count else { return false }
      if case .format = tokens[index] { return true }
      return false
    }
    return isFormat(first) || (first < tokens.count && isJoiner(tokens[first]) && isFormat(second))
  }

  /// Whether the list is all that stands in a bracket: "(PNG, JPEG, or WebP)".
  private func isEnclosed(_ start: Int, _ end: Int) -> Bool {
    guard start > 0, end < tokens.count else { return false }
    guard case .mark(let open) = tokens[start - 1], case .mark(let close) = tokens[end] else {
      return false
    }
    return "(（[".contains(open) && ")）],，;".contains(close)
  }

  /// Whether the list is a clause of its own beside a limit: "JPG/PNG, max 10 MB", or one that says
  /// what must be: "Image must be JPEG or PNG, no larger than 10 MB".
  private func isClause(_ start: Int, _ end: Int) -> Bool {
    guard end == tokens.count || tokens[end].endsClause else { return false }
    let before = tokens[clauseStart..<start]
    guard before.allSatisfy({ isPartOfDemand($0) }) else { return false }
    let hasLimit = tokens.contains { token in
      if case .number(_, let unit) = token {
        unit?.quantity == .fileSize || unit?.quantity == .duration
      } else {
        false
      }
    }
    return hasLimit || before.contains { $0.says(.demand) }
  }

  private func isPartOfDemand(_ token: DescriptionToken) -> Bool {
    switch token {
    case .word(let word): ["be", "the", "a", "an", "url", "only"].contains(word)
    case .phrase:
      token.says(.demand) || token.says(.imageNoun) || token.says(.videoNoun)
        || token.says(.audioNoun)
    case .mark(let mark): ".:：".contains(mark)
    case .number, .size, .ratio, .format, .label: false
    }
  }

  private func isTail(at end: Int) -> Bool {
    guard end < tokens.count else { return false }
    return tokens[end].says(.formatTail) || tokens[end].says(.formatLead)
  }

  /// The limits of a list of formats or codecs, or nil when they do not suit the field.
  private static func statements(
    _ names: [String], _ types: [MediaType], _ level: Limit.Level
  ) -> [DescriptionReading.Statement]? {
    let audioCodecs: Set<String> = ["aac", "mp3", "opus", "vorbis", "ac3", "flac"]
    let formats = names.filter { !MediaFormat($0).extensions.isEmpty }
    let codecs = names.filter { MediaFormat($0).extensions.isEmpty }
    guard formats.isEmpty || codecs.isEmpty else { return nil }
    func statement(_ quantity: Quantity, _ values: [String]) -> DescriptionReading.Statement {
      DescriptionReading.Statement(
        quantity: quantity, bounds: Bounds(allowed: values.uniqued.map { .text($0) }), level: level)
    }
    if !codecs.isEmpty {
      let names = codecs.map { MediaCodec($0).name }
      guard types.contains(.video) || types == [.audio] else { return nil }
      let areSound = names.allSatisfy(audioCodecs.contains)
      guard areSound || !names.contains(where: audioCodecs.contains) else { return nil }
      return [statement(areSound ? .audioCodec : .videoCodec, names)]
    }
    let names = formats.map { MediaFormat($0).name }
    switch types {
    case [.audio]: return [statement(.audioFormat, names)]
    case [.image]:
      guard formats.allSatisfy({ MediaFormat($0).kind == .image }) else { return nil }
      return [statement(.imageFormat, names)]
    case [.video]:
      guard !formats.contains(where: { MediaFormat($0).kind == .image && $0 != "gif" }) else {
        return nil
      }
      return [statement(.container, names)]
    default:
      let images = formats.filter { MediaFormat($0).kind == .image }.map { MediaFormat($0).name }
      let others = names.filter { !images.contains($0) }
      guard !images.isEmpty, !others.isEmpty, types == [.image, .video] else { return nil }
      return [statement(.imageFormat, images), statement(.container, others)]
    }
  }
}
