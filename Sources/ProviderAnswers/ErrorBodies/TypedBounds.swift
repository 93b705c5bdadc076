import JSON
package import Preflight

/// Draws limits from the fields that a rejection carries for machines.
struct TypedBounds {
  private let code: String?
  private let mediaType: MediaType?
  private let sent: SettingValue?

  /// The limits; empty when the fields state none.
  private(set) var bounds: [StatedBound] = []

  /// Reads the fields of a rejection that are made for machines, such as Pydantic's `ctx`; its code
  /// may name the media type.
  init(_ fields: [JSONMember], code: String?, vocabulary: ResponseVocabulary) {
    self.code = code
    mediaType = MediaType.allCases.first { code?.contains($0.rawValue) ?? false && $0 != .text }
    let object = ResponseObject(fields)
    sent =
      vocabulary.sentFields.lazy.compactMap { Self.sentValue(object[$0]) }.first
    guard code.map({ !vocabulary.codesWithoutLimits.contains($0) }) ?? true else { return }
    for member in fields {
      if let field = vocabulary.field(member.key, code: code) { add(member.value, to: field) }
    }
    join()
  }

  private mutating func add(_ value: JSONValue, to field: ResponseVocabulary.Field) {
    switch field.subject {
    case .quantity(.resolution): addSize(value, field)
    case .quantity(let quantity): add(quantity, value, field)
    case .length: add(lengthQuantity, value, field)
    case .format:
      switch mediaType {
      case .image: add(.imageFormat, value, field)
      case .audio: add(.audioFormat, value, field)
      case .video: add(.container, value, field)
      case .text, nil: break
      }
    }
  }

  /// A bare length is one of characters where the code speaks of a text, else one of items.
  private var lengthQuantity: Quantity {
    guard let code else { return .count }
    return code.contains("string") || code.contains("str.") || code.contains("text")
      ? .textLength : .count
  }

  private mutating func add(
    _ quantity: Quantity, _ value: JSONValue, _ field: ResponseVocabulary.Field
  ) {
    var found = Bounds()
    switch field.end {
    case .allowed: found.allowed = AllowedValues.values(of: value, for: quantity)
    case .step:
      guard let number = Self.number(value), number.denominator == 1, number > 0 else { return }
      found.step = Int(number.numerator)
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum:
      guard let number = Self.number(value), number > 0 || quantity == .setting else { return }
      found.set(number * field.factor, field.end)
    }
    guard !found.isEmpty else { return }
    bounds.append(
      StatedBound(quantity, found, mediaType: mediaType, sent: sent, confidence: .typed))
  }

  /// A size is one of width and of height: `"240x240"`, `[240, 240]`, `{"width": 240, …}`.
  private mutating func addSize(_ value: JSONValue, _ field: ResponseVocabulary.Field) {
    switch value {
    case .text(let text):
      guard let size = PixelSize(text) else { return add(.side, value, field) }
      add(.width, .number(String(size.width)), field)
      add(.height, .number(String(size.height)), field)
    case .array(let sides) where sides.count == 2:
      add(.width, sides[0], field)
      add(.height, sides[1], field)
    case .object(let members):
      let size = ResponseObject(members)
      if let width = size["width"] { add(.width, width, field) }
      if let height = size["height"] { add(.height, height, field) }
    case .number: add(.side, value, field)
    case .null, .flag, .array: break
    }
  }

  /// A minimum and a maximum of one quantity are one range.
  private mutating func join() {
    var joined: [StatedBound] = []
    for bound in bounds {
      guard let index = joined.firstIndex(where: { $0.quantity == bound.quantity }) else {
        joined.append(bound)
        continue
      }
      joined[index].bounds.take(bound.bounds)
    }
    bounds = joined
  }

  private static func number(_ value: JSONValue) -> Rational? {
    switch value {
    case .number(let digits), .text(let digits): Rational(decimal: digits)
    case .null, .flag, .array, .object: nil
    }
  }

  /// What was sent, when it is a number or a short name; a sentence may be the user's.
  private static func sentValue(_ value: JSONValue?) -> SettingValue? {
    switch value {
    case .number(let digits)?: Rational(decimal: digits).map { .number($0) }
    case .text(let text)?: SafeName.isName(text) ? .text(text) : nil
    case .flag(let flag)?: .flag(flag)
    case .null?, .array?, .object?, nil: nil
    }
  }
}

extension Bounds {
  /// Sets one end of the range.
  package mutating func set(_ number: Rational, _ end: ResponseVocabulary.End) {
    switch end {
    case .minimum: minimum = Bound(number)
    case .maximum: maximum = Bound(number)
    case .exclusiveMinimum: minimum = Bound(number, isExclusive: true)
    case .exclusiveMaximum: maximum = Bound(number, isExclusive: true)
    case .allowed, .step: break
    }
  }

  /// Takes over what other bounds say and these do not.
  package mutating func take(_ other: Bounds) {
    minimum = minimum ?? other.minimum
    maximum = maximum ?? other.maximum
    allowed = allowed ?? other.allowed
    step = step ?? other.step
  }
}

/// Draws limits from an issue of Zod: `too_big` with `maximum`, `invalid_enum_value` with `options`.
struct IssueBounds {
  private(set) var bounds: [StatedBound] = []

  init(_ object: ResponseObject, code: String) {
    let quantity: Quantity =
      switch object.text("type", "origin") ?? "number" {
      case "string": .textLength
      case "array", "set": .count
      default: .setting
      }
    let isExclusive = object.flag("inclusive") == false
    var found = Bounds()
    switch code {
    case "too_big":
      found.maximum = Self.number(object["maximum"]).map { .init($0, isExclusive: isExclusive) }
    case "too_small":
      found.minimum = Self.number(object["minimum"]).map { .init($0, isExclusive: isExclusive) }
    case "invalid_enum_value", "invalid_value":
      found.allowed = (object["options"] ?? object["values"]).flatMap {
        AllowedValues.values(of: $0, for: .setting)
      }
    case "not_multiple_of":
      found.step = (object["multipleof"] ?? object["divisor"]).flatMap(Self.number)
        .flatMap { $0.denominator == 1 && $0 > 0 ? Int($0.numerator) : nil }
    default: break
    }
    guard !found.isEmpty else { return }
    bounds = [
      StatedBound(found.allowed == nil ? quantity : .setting, found, confidence: .typed)
    ]
  }

  private static func number(_ value: JSONValue?) -> Rational? {
    guard case .number(let digits)? = value else { return nil }
    return Rational(decimal: digits)
  }
}

/// Reads the lists of values that providers accept.
enum AllowedValues {
  /// The values of a list, or of a text that lists them (`"'a', 'b' or 'c'"`), or nil when there is
  /// none that can be kept.
  static func values(of value: JSONValue, for quantity: Quantity) -> [SettingValue]? {
    let isFormat = quantity.check.header == .contentType
    let values: [SettingValue]
    switch value {
    case .array(let elements): values = elements.compactMap(single)
    case .text(let text): values = named(in: text)
    case .number, .flag: values = [single(value)].compactMap(\.self)
    case .null, .object: values = []
    }
    let kept = isFormat ? formats(values) : values
    return kept.isEmpty ? nil : kept
  }

  private static func single(_ value: JSONValue) -> SettingValue? {
    switch value {
    case .number(let digits): Rational(decimal: digits).map { .number($0) }
    case .flag(let flag): .flag(flag)
    case .text(let text): SafeName.isName(text) ? .text(text) : nil
    case .null, .array, .object: nil
    }
  }

  /// What stands in quotes in a text, or the words between its commas.
  static func named(in text: String) -> [SettingValue] {
    let quoted = text.split(whereSeparator: { $0 == "'" || $0 == "\"" || $0 == "`" })
    if text.contains("'") || text.contains("\"") {
      let startsQuoted = text.first.map { "'\"`".contains($0) } ?? false
      return quoted.enumerated().filter { ($0.offset % 2 == 0) == startsQuoted }
        .map { String($0.element) }.filter(SafeName.isName).map { .text($0) }
    }
    return text.replacing(" or ", with: ",").replacing(" and ", with: ",").split(separator: ",")
      .map { $0.filter { $0 != " " } }.filter(SafeName.isName).map(value)
  }

  /// A number where the text is one.
  package static func value(_ text: String) -> SettingValue {
    Rational(decimal: text).map { .number($0) } ?? .text(text)
  }

  /// Formats without the point in front, each once.
  static func formats(_ values: [SettingValue]) -> [SettingValue] {
    var seen: Set<String> = []
    return values.compactMap { value in
      let name = MediaFormat(value.text).name
      return seen.insert(name).inserted && !name.isEmpty ? .text(name) : nil
    }
  }
}

/// Tells a name that a provider defines from words of the user.
enum SafeName {
  /// Whether a text is one short word such as `720p`, `16:9`, `image_url` or `.mp4`.
  static func isName(_ text: String) -> Bool {
    1...40 ~= text.utf8.count && !text.hasPrefix("/") && !text.contains("://")
      && text.utf8.allSatisfy { ASCII.isWord($0) || ".:/+*".utf8.contains($0) }
  }
}
