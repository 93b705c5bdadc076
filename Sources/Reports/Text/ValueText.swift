import Preflight

/// Numbers that were measured, as text.
enum MeasuredNumber {
  /// A share as a percentage: `"42 %"`, `"0.4 %"`.
  static func percent(_ share: Double) -> String {
    Decimal.text(share * 100, places: share.magnitude < 0.1 ? 1 : 0) + " %"
  }
}

/// A measured value in words: `5.105100 s (container)`.
enum MeasurementText {
  static func text(_ measured: MeasuredValue) -> String {
    let unit = measured.unit.map { " \($0.rawValue)" } ?? ""
    let reading = measured.reading.map { " (\(words(of: $0)))" } ?? ""
    return value(measured) + unit + reading
  }

  private static func value(_ measured: MeasuredValue) -> String {
    switch measured.value {
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .number(let number) where number.denominator == 1: "\(number.numerator)"
    case .number(let number) where measured.unit == .framesPerSecond:
      "\(number.shortDecimal(places: 3)) (\(number))"
    case .number(let number): number.shortDecimal(places: measured.unit == .seconds ? 6 : 4)
    }
  }

  private static func words(of reading: ReadingName) -> String {
    switch reading {
    case .ignoringEditList: "edit list ignored"
    case .otherReaders: "ffprobe or MediaInfo"
    case .container, .video, .audio, .packets, .animation, .stored, .selection, .combined, .encoded,
      .average, .nominal, .width, .height, .area, .shortSide, .longSide:
      reading.rawValue
    }
  }
}

/// A limit in a few words: `2 to 20 s`, `at most 5 s`, `16:9 or 9:16`.
enum LimitText {
  /// The words; empty when the limit has none that stand alone.
  static func text(_ limit: LimitDescription) -> String {
    let bounds = limit.bounds
    let unit = limit.unit.map { " \($0.rawValue)" } ?? ""
    var parts: [String] = []
    let low = bounds.minimum.map { number($0.value) } ?? bounds.minimumSize?.description
    let high = bounds.maximum.map { number($0.value) } ?? bounds.maximumSize?.description
    switch (low, high) {
    case (let low?, let high?) where low == high: parts.append("exactly \(low)\(unit)")
    case (let low?, let high?):
      let isOpen = bounds.minimum?.isExclusive == true || bounds.maximum?.isExclusive == true
      parts.append(
        isOpen ? "between \(low) and \(high)\(unit), exclusive" : "\(low) to \(high)\(unit)")
    case (let low?, nil):
      parts.append((bounds.minimum?.isExclusive == true ? "more than " : "at least ") + low + unit)
    case (nil, let high?):
      parts.append((bounds.maximum?.isExclusive == true ? "less than " : "at most ") + high + unit)
    case (nil, nil): break
    }
    if let allowed = bounds.allowed, !allowed.isEmpty {
      parts.append(Wording.list(allowed.map(\.text)) + (parts.isEmpty ? unit : ""))
    }
    if let step = bounds.step {
      let offset = bounds.offset == 0 ? "" : " plus \(bounds.offset)"
      parts.append("a multiple of \(step)\(offset)")
    }
    guard !parts.isEmpty else { return "" }
    let scope =
      switch limit.scope {
      case .combined: " together"
      case .selection: " for the selected part"
      case .request: " in the whole request"
      case .each, .output: ""
      }
    let transport = limit.transport.map { " when sent \($0.phrase)" } ?? ""
    let conditions =
      limit.conditions.isEmpty
      ? "" : " (\(limit.conditions.joined(separator: ", ")))"
    return parts.joined(separator: ", ") + scope + transport + conditions
  }

  private static func number(_ value: Rational) -> String { value.shortDecimal(places: 6) }
}

extension Source {
  /// Where it was read, in what kind of text, and when.
  var words: String {
    let place = url ?? title
    let kind = kindAndDay
    guard let place else { return kind.isEmpty ? "unknown" : kind }
    return kind.isEmpty ? place : "\(place) (\(kind))"
  }

  /// In what kind of text it was read, and when; empty where nothing says.
  var kindAndDay: String {
    [evidence?.words, seen.map { "seen \($0)" }].compactMap(\.self).joined(separator: ", ")
  }
}

extension SourceEvidence {
  /// The kind of text in words.
  fileprivate var words: String {
    switch self {
    case .providerDoc: "the provider's documentation"
    case .providerSchema: "the provider's schema"
    case .providerSDK: "the provider's SDK"
    case .providerDocMirror: "a copy of the provider's documentation"
    case .thirdPartyCode: "another program's code"
    case .thirdPartyDoc: "another site's documentation"
    case .observedError: "an observed rejection"
    case .user: "your profile"
    case .learned: "learned here"
    }
  }
}
