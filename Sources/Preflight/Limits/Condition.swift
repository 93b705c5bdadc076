package import JSON
public import MediaModel

/// When a limit or a price holds.
public enum Condition: Sendable, Hashable {
  /// A setting has one of the values.
  case setting(String, equals: [SettingValue])
  /// A setting is given at all, or is not.
  case settingIsSet(String, Bool)
  /// A role is given at all, or is not.
  case roleIsGiven(String, Bool)
  /// The input has the shape.
  case aspect(AspectRatio)

  /// The condition in words: `"auto_trim=false"`.
  public var text: String {
    switch self {
    case .setting(let name, let values):
      "\(name)=\(values.map(\.text).joined(separator: " or "))"
    case .settingIsSet(let name, let isSet): isSet ? "a given \(name)" : "no \(name)"
    case .roleIsGiven(let role, let isGiven): isGiven ? "\(role) given" : "no \(role)"
    case .aspect(let ratio): "the shape \(ratio)"
    }
  }
}

extension Condition {
  package enum Keys: String, CaseIterable {
    case setting, equals, isSet, role, isGiven, aspect
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    let given = Set(Keys.allCases.filter(reader.has))
    switch given {
    case [.setting, .equals]:
      self = .setting(try reader.text(.setting), equals: try Self.values(of: reader))
    case [.setting, .isSet]:
      self = .settingIsSet(try reader.text(.setting), try reader.flag(.isSet) ?? true)
    case [.role, .isGiven]:
      self = .roleIsGiven(try reader.text(.role), try reader.flag(.isGiven) ?? true)
    case [.aspect]:
      guard let ratio = AspectRatio(try reader.text(.aspect)) else {
        throw reader.error(.aspect, "a shape such as 16:9 is expected")
      }
      self = .aspect(ratio)
    default:
      throw DocumentError(
        at: path,
        "a condition is setting with equals, setting with isSet, role with isGiven, or aspect")
    }
  }

  private static func values(of reader: ObjectReader<Keys>) throws(DocumentError) -> [SettingValue]
  {
    guard case .array = reader.value(.equals) else {
      guard let value = reader.value(.equals) else { return [] }
      return [try SettingValue(value, at: reader.path(of: .equals))]
    }
    var values: [SettingValue] = []
    for (value, path) in try reader.elements(.equals) {
      values.append(try SettingValue(value, at: path))
    }
    return values
  }

  /// The conditions of a list; empty when the key is absent.
  static func list<Key>(
    _ key: Key, of reader: ObjectReader<Key>
  ) throws(DocumentError) -> [Condition] {
    var conditions: [Condition] = []
    for (value, path) in try reader.elements(key) {
      conditions.append(try Condition(value, at: path))
    }
    return conditions
  }
}

/// Whether a condition holds, which may be unknown.
package enum Truth: Sendable, Hashable {
  case holds, fails, unknown

  init(_ isTrue: Bool) {
    self = isTrue ? .holds : .fails
  }

  /// Whether all hold: one that fails decides, one that is unknown leaves it open.
  static func all(_ truths: [Truth]) -> Truth {
    if truths.contains(.fails) { return .fails }
    return truths.contains(.unknown) ? .unknown : .holds
  }
}

extension CheckContext {
  /// Whether a condition of a limit holds, for one of the limit's inputs.
  package func truth(
    of condition: Condition, for input: AssignedInput?, of limit: StackedLimit? = nil
  ) -> Truth {
    switch condition {
    case .setting(let name, let values):
      guard let given = setting(name, for: limit) else { return .unknown }
      return Truth(values.contains { $0.matches(given) })
    case .settingIsSet(let name, let isSet):
      if setting(name, for: limit) != nil { return Truth(isSet) }
      // A text such as the prompt is seldom shown to a media check; its absence says nothing.
      let isText = profile.textInputs.contains { $0.role == name } || name == "prompt"
      return isText ? .unknown : Truth(!isSet)
    case .roleIsGiven(let role, let isGiven):
      let roles = limit?.roleNames[role] ?? [role]
      return Truth(inputs.contains { roles.contains($0.role) } == isGiven)
    case .aspect(let ratio):
      guard let input else { return .unknown }
      guard let shape = input.facts.displayAspectRatio else { return .unknown }
      let fit = AspectFit(shape, size: input.facts.displaySize, to: ratio)
      return Truth(fit != .different)
    }
  }

  /// Whether all conditions of a limit hold for an input.
  package func truth(of limit: StackedLimit, for input: AssignedInput?) -> Truth {
    .all(limit.limit.when.map { truth(of: $0, for: input, of: limit) })
  }
}
