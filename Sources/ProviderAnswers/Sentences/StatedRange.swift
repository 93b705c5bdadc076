import MediaModel
import Preflight

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
