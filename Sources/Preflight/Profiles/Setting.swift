package import JSON
public import MediaModel

/// What a profile says about one output setting of a request, such as its resolution.
public struct Setting: Sendable, Hashable {
  /// The values that are accepted; empty when any is, or when a range is given.
  public var allowed: [SettingValue]
  public var minimum: Rational?
  public var maximum: Rational?
  /// What the provider takes when the setting is not given, or nil when unknown.
  public var defaultValue: SettingValue?
  /// The JSON type in which the provider wants it, or nil when unknown.
  public var type: ValueType?

  /// The types of JSON that settings have, as OpenAPI names them.
  public enum ValueType: String, Sendable, Hashable, CaseIterable {
    case string, integer, number, boolean
  }

  public init(
    allowed: [SettingValue] = [], minimum: Rational? = nil, maximum: Rational? = nil,
    defaultValue: SettingValue? = nil, type: ValueType? = nil
  ) {
    self.allowed = allowed
    self.minimum = minimum
    self.maximum = maximum
    self.defaultValue = defaultValue
    self.type = type
  }
}

extension Setting {
  package enum Keys: String, CaseIterable {
    case allowed, minimum, maximum, type
    case defaultValue = "default"
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    var allowed: [SettingValue] = []
    for (value, path) in try reader.elements(.allowed) {
      allowed.append(try SettingValue(value, at: path))
    }
    var defaultValue: SettingValue?
    if let value = reader.value(.defaultValue) {
      defaultValue = try SettingValue(value, at: reader.path(of: .defaultValue))
    }
    self.init(
      allowed: allowed, minimum: try reader.number(.minimum), maximum: try reader.number(.maximum),
      defaultValue: defaultValue, type: try reader.choice(.type))
  }
}

/// A value as limits, conditions and settings write it: a number, a text, or true or false.
public enum SettingValue: Sendable, Hashable {
  case number(Rational)
  case text(String)
  case flag(Bool)

  /// The value as a person would type it.
  public var text: String {
    switch self {
    case .number(let number): number.shortDecimal(places: 9)
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// The number, also of a text that is one.
  public var number: Rational? {
    switch self {
    case .number(let number): number
    case .text(let text): Rational(decimal: text)
    case .flag: nil
    }
  }

  /// Whether a text that somebody typed means this value; case and spelling of numbers do not count.
  public func matches(_ typed: String) -> Bool {
    if let number, let other = Rational(decimal: typed) { return number == other }
    return text.lowercased() == typed.lowercased()
  }
}

extension SettingValue {
  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    switch value {
    case .number(let digits):
      guard let number = Rational(decimal: digits) else {
        throw DocumentError(at: path, "the number \(digits) has too many digits")
      }
      self = .number(number)
    case .text(let text): self = .text(text)
    case .flag(let flag): self = .flag(flag)
    case .null, .array, .object:
      throw DocumentError(
        at: path, "a number, a text, true or false is expected, not \(value.kindName)")
    }
  }
}
