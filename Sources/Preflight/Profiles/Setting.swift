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

  public init(
    allowed: [SettingValue] = [], minimum: Rational? = nil, maximum: Rational? = nil,
    defaultValue: SettingValue? = nil
  ) {
    self.allowed = allowed
    self.minimum = minimum
    self.maximum = maximum
    self.defaultValue = defaultValue
  }
}

extension Setting {
  package enum Keys: String, CaseIterable {
    case allowed, minimum, maximum
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
      defaultValue: defaultValue)
  }
}
