import JSON
import MediaModel

/// A field that is a setting of the output, as a profile writes it.
struct ImportedSetting {
  private(set) var setting = Setting()
  /// Bounds that a setting has no place for, as a limit on its value; nil when there are none.
  private(set) var limit: Limit?
  private(set) var notes: [String] = []

  /// The setting of a field; what a setting has no place for becomes a limit on its value.
  init(_ field: FieldSchema, source: Source) {
    readAllowed(field)
    readRange(field, source: source)
    readDefault(field)
    setting.type = Self.type(of: field)
    for keyword in ["pattern", "contentMediaType"] where field.keywords[keyword] != nil {
      notes.append("its \(keyword) is not checked.")
    }
  }

  /// The one type that the field has besides null, also of the values that it lists, or nil.
  private static func type(of field: FieldSchema) -> Setting.ValueType? {
    guard field.alternatives.isEmpty else { return nil }
    let types = field.types.filter { $0 != "null" }
    return types.count == 1 ? Setting.ValueType(rawValue: types[0]) : nil
  }

  private mutating func readAllowed(_ field: FieldSchema) {
    guard field.alternatives.isEmpty else {
      readAlternatives(field)
      return
    }
    if let value = field.keywords["const"] {
      setting.allowed = [value].compactMap(\.settingValue)
    } else if case .array(let values)? = field.keywords["enum"] {
      setting.allowed = values.filter { $0 != .null }.compactMap(\.settingValue)
      if setting.allowed.count < values.filter({ $0 != .null }).count {
        setting.allowed = []
        notes.append("some of its values are lists or objects; any is let through.")
      }
    } else if field.types.contains("boolean"), field.types.filter({ $0 != "null" }).count == 1 {
      setting.allowed = [.flag(true), .flag(false)]
    }
  }

  /// Values of several forms are taken together where each form lists its values.
  private mutating func readAlternatives(_ field: FieldSchema) {
    let lists = field.alternatives.map { ImportedSetting.listed($0) }
    if lists.allSatisfy({ !$0.isEmpty }) {
      setting.allowed = lists.flatMap(\.self)
    } else {
      notes.append("it has several forms; any value is let through.")
    }
  }

  private static func listed(_ field: FieldSchema) -> [SettingValue] {
    guard field.alternatives.isEmpty else { return [] }
    let values = field.keywords["const"].map { [$0] } ?? field.keywords["enum"]?.elements ?? []
    let known = values.filter { $0 != .null }.compactMap(\.settingValue)
    return known.count == values.filter({ $0 != .null }).count ? known : []
  }

  private mutating func readRange(_ field: FieldSchema, source: Source) {
    guard field.alternatives.isEmpty else { return }
    setting.minimum = field.number("minimum")
    setting.maximum = field.number("maximum")
    var bounds = Bounds()
    if let low = field.number("exclusiveMinimum") {
      bounds.minimum = Bounds.Bound(low, isExclusive: true)
    }
    if let high = field.number("exclusiveMaximum") {
      bounds.maximum = Bounds.Bound(high, isExclusive: true)
    }
    if let step = field.count("multipleOf"), step > 1 {
      bounds.step = step
    } else if field.keywords["multipleOf"] != nil, field.count("multipleOf") != 1 {
      notes.append("its multipleOf is no whole number and is not checked.")
    }
    guard !bounds.isEmpty else { return }
    limit = Limit(
      roles: [.all], quantity: .setting, bounds: bounds, name: field.name, source: source)
  }

  private mutating func readDefault(_ field: FieldSchema) {
    guard let value = field.keywords["default"], value != .null, value != .text("") else { return }
    guard let known = value.settingValue else {
      notes.append("its default is a list or an object and is left out.")
      return
    }
    let isListed = setting.allowed.isEmpty || setting.allowed.contains { $0.matches(known.text) }
    let isInRange =
      known.number.map { number in
        setting.minimum.map { number >= $0 } ?? true && setting.maximum.map { number <= $0 } ?? true
      } ?? true
    guard isListed, isInRange else {
      notes.append("its default \(known.text) is outside its own range; left out.")
      return
    }
    setting.defaultValue = known
  }
}

extension JSONValue {
  /// The value as settings write it, or nil for null, lists, objects, and numbers of too many digits.
  fileprivate var settingValue: SettingValue? {
    switch self {
    case .flag(let flag): .flag(flag)
    case .number(let digits): Rational(decimal: digits).map(SettingValue.number)
    case .text(let text): .text(text)
    case .null, .array, .object: nil
    }
  }
}
