package import JSON
import MediaModel

/// One limit of a profile: what is accepted, how strictly, and where that was read.
public struct Limit: Sendable, Hashable {
  /// Whether breaking the limit is refused.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// The provider says that it rejects or requires.
    case hard
    /// The provider recommends.
    case advisory
  }

  /// What happens when the limit is broken.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    case reject
    /// The input is accepted, but trimmed, scaled, cropped or resampled.
    case alter
  }

  /// Over what a limit is counted.
  public enum Scope: String, Sendable, Hashable, CaseIterable {
    /// Every file by itself.
    case each
    /// The sum over all files of the roles.
    case combined
    /// The part of the clip that is selected.
    case selection
    /// All files of the roles together, as references of one request.
    case request
    /// The result, as the settings of the request ask for it.
    case output
  }

  /// What of a file is measured when that is not the file itself.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// The text of the data URI.
    case encoded
  }

  public var roles: [RoleSelector]
  public var quantity: Quantity
  public var bounds: Bounds
  /// In what the quantity is counted, where there are several ways; nil for the usual one.
  public var countedIn: LimitUnit?
  /// The codecs that are accepted in each container, for `videoCodec`; empty otherwise.
  public var allowedByContainer: [String: [String]]
  public var level: Level
  public var effect: Effect
  /// How the provider alters the input, or nil when nothing says.
  public var behavior: LimitBehavior?
  public var scope: Scope
  /// The only way of transport to which the limit applies, or nil for all.
  public var transport: Transport?
  public var measures: Measure?
  /// All of these have to hold for the limit to apply.
  public var when: [Condition]
  /// What must hold, in words, for a declaration or a note.
  public var statement: String?
  /// The setting with which a declaration is asserted, or an output size is given.
  public var name: String?
  public var source: Source
  public var note: String?
  /// The entry of the model's maker from which the limit is taken, at a reseller; nil for one of the
  /// provider itself.
  public var inheritedFrom: String?

  public init(
    roles: [RoleSelector], quantity: Quantity, bounds: Bounds = Bounds(),
    countedIn: LimitUnit? = nil,
    allowedByContainer: [String: [String]] = [:], level: Level = .hard, effect: Effect = .reject,
    behavior: LimitBehavior? = nil, scope: Scope = .each, transport: Transport? = nil,
    measures: Measure? = nil, when: [Condition] = [], statement: String? = nil,
    name: String? = nil, source: Source, note: String? = nil, inheritedFrom: String? = nil
  ) {
    self.roles = roles
    self.quantity = quantity
    self.bounds = bounds
    self.countedIn = countedIn
    self.allowedByContainer = allowedByContainer
    self.level = level
    self.effect = effect
    self.behavior = behavior
    self.scope = scope
    self.transport = transport
    self.measures = measures
    self.when = when
    self.statement = statement
    self.name = name
    self.source = source
    self.note = note
    self.inheritedFrom = inheritedFrom
  }

  /// In what the quantity is counted, or nil when it has no unit.
  public var unit: LimitUnit? { countedIn ?? quantity.unit }
}

/// The way in which a file reaches the provider.
public enum Transport: String, Sendable, Hashable, CaseIterable {
  case url
  /// As text in the request; a third longer than the file.
  case dataURI = "data-uri"
  case upload

  /// The way in words: `"by URL"`.
  public var phrase: String {
    switch self {
    case .url: "by URL"
    case .dataURI: "as a data URI"
    case .upload: "by upload"
    }
  }
}

/// To which inputs a limit applies.
public enum RoleSelector: Sendable, Hashable {
  /// Every input.
  case all
  /// Every input of a media type; written `media:video`.
  case media(MediaType)
  /// The input of one role.
  case role(String)

  /// The selector as profiles write it, or nil when the media type is unknown.
  public init?(_ text: String) {
    guard text != "*" else {
      self = .all
      return
    }
    guard text.hasPrefix("media:") else {
      self = .role(text)
      return
    }
    guard let type = MediaType(rawValue: String(text.dropFirst("media:".count))) else {
      return nil
    }
    self = .media(type)
  }
}

extension RoleSelector {
  /// The selector in a sentence: `"every video"`.
  var words: String {
    switch self {
    case .all: "every input"
    case .media(let type): "every \(type.rawValue)"
    case .role(let name): name
    }
  }

  /// The selectors under a key, at least one.
  static func list<Keys>(
    _ key: Keys, of reader: ObjectReader<Keys>
  ) throws(DocumentError) -> [RoleSelector] {
    var roles: [RoleSelector] = []
    for text in try reader.texts(key) {
      guard let role = RoleSelector(text) else {
        throw reader.error(key, "'\(text)' names no media type")
      }
      roles.append(role)
    }
    guard !roles.isEmpty else { throw reader.error(key, "at least one role is expected") }
    return roles
  }

  /// The role that is meant, or nil when a type of media is.
  package var role: String? { if case .role(let role) = self { role } else { nil } }

  /// The selector as profiles write it.
  package var text: String {
    switch self {
    case .all: "*"
    case .media(let type): "media:\(type.rawValue)"
    case .role(let role): role
    }
  }
}

extension Limit {
  package enum Keys: String, CaseIterable {
    case roles, quantity
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum
    case allowed, allowedByContainer, step, offset, unit
    case level, effect, behavior, scope, transport, measures, when
    case statement, name, source, note, inheritedFrom
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let quantity: Quantity = try reader.choice(.quantity) else {
      throw reader.error(.quantity, "missing")
    }
    guard let source = reader.value(.source) else { throw reader.error(.source, "missing") }
    self.init(
      roles: try RoleSelector.list(.roles, of: reader), quantity: quantity,
      bounds: try Bounds(of: reader, quantity: quantity),
      allowedByContainer: try Self.codecs(of: reader),
      level: try reader.choice(.level) ?? .hard, effect: try reader.choice(.effect) ?? .reject,
      behavior: try reader.choice(.behavior), scope: try reader.choice(.scope) ?? .each,
      transport: try reader.choice(.transport), measures: try reader.choice(.measures),
      when: try Condition.list(.when, of: reader), statement: try reader.optionalText(.statement),
      name: try reader.optionalText(.name),
      source: try Source(source, at: reader.path(of: .source)),
      note: try reader.optionalText(.note), inheritedFrom: try reader.optionalText(.inheritedFrom))
    countedIn = try Self.unit(of: reader, quantity: quantity)
    guard self.source.evidence != nil else {
      throw DocumentError(at: "\(reader.path(of: .source)).evidence", "missing")
    }
    try checkMeaning(at: path)
  }

  private static func codecs(
    of reader: ObjectReader<Keys>
  ) throws(DocumentError) -> [String: [String]] {
    var codecs: [String: [String]] = [:]
    for (container, value) in try reader.freeMembers(.allowedByContainer) {
      guard case .array(let values) = value else {
        throw reader.error(.allowedByContainer, "a list of codecs is expected for '\(container)'")
      }
      codecs[container] = values.compactMap { value in
        if case .text(let codec) = value { codec } else { nil }
      }
    }
    return codecs
  }

  /// The unit that is given, or nil where it is the usual one.
  private static func unit(
    of reader: ObjectReader<Keys>, quantity: Quantity
  ) throws(DocumentError) -> LimitUnit? {
    guard let unit: LimitUnit = try reader.choice(.unit) else { return nil }
    guard let expected = quantity.unit else {
      throw reader.error(.unit, "\(quantity.rawValue) has no unit")
    }
    let possible = [expected] + quantity.check.otherUnits
    guard possible.contains(unit) else {
      let names = possible.map(\.rawValue)
      throw reader.error(.unit, "\(quantity.rawValue) is counted in \(Wording.list(names))")
    }
    return unit == expected ? nil : unit
  }

  private func checkMeaning(at path: String) throws(DocumentError) {
    if let flaw = quantity.check.flaw(of: self) { throw DocumentError(at: path, flaw) }
    guard allowedByContainer.isEmpty || quantity == .videoCodec else {
      throw DocumentError(at: path, "allowedByContainer belongs to videoCodec")
    }
    guard inheritedFrom == nil || level == .advisory else {
      throw DocumentError(at: path, "a limit of the model's maker is advice: its level is advisory")
    }
  }
}

extension Bounds {
  /// The bounds that a limit's keys give.
  package init(of reader: ObjectReader<Limit.Keys>, quantity: Quantity) throws(DocumentError) {
    self.init()
    let check = quantity.check
    if check.isBoundedBySizes {
      minimumSize = try Self.size(.minimum, of: reader)
      maximumSize = try Self.size(.maximum, of: reader)
    } else {
      minimum = try Self.bound(.minimum, or: .exclusiveMinimum, of: reader)
      maximum = try Self.bound(.maximum, or: .exclusiveMaximum, of: reader)
    }
    if let minimum, let maximum, maximum.value < minimum.value {
      throw reader.error(.maximum, "the maximum is below the minimum")
    }
    if reader.has(.allowed) {
      var values: [SettingValue] = []
      for (value, path) in try reader.elements(.allowed) {
        let value = try SettingValue(value, at: path)
        if let listed = check.listed, !listed.accepts(value) {
          throw DocumentError(at: path, "'\(value.text)' is not \(listed.example)")
        }
        values.append(value)
      }
      guard !values.isEmpty else { throw reader.error(.allowed, "the list is empty") }
      allowed = values
    }
    step = try reader.count(.step)
    if step == 0 { throw reader.error(.step, "the step has to be above zero") }
    offset = try reader.count(.offset) ?? 0
  }

  private static func bound(
    _ inclusive: Limit.Keys, or exclusive: Limit.Keys, of reader: ObjectReader<Limit.Keys>
  ) throws(DocumentError) -> Bound? {
    guard !reader.has(inclusive) || !reader.has(exclusive) else {
      throw reader.error(exclusive, "only one of \(inclusive.rawValue) and \(exclusive.rawValue)")
    }
    if let value = try reader.number(inclusive) { return Bound(value) }
    return try reader.number(exclusive).map { Bound($0, isExclusive: true) }
  }

  private static func size(
    _ key: Limit.Keys, of reader: ObjectReader<Limit.Keys>
  ) throws(DocumentError) -> PixelSize? {
    guard let text = try reader.optionalText(key) else { return nil }
    guard let size = PixelSize(text) else {
      throw reader.error(key, "a size such as 1920x1080 is expected")
    }
    return size
  }
}

extension Limit {
  /// The limit in one line, as `profiles show` prints it: `"video: duration at most 5 s"`.
  public var summary: String {
    guard quantity != .note, quantity != .declaration else {
      return "\(subject): \(statement ?? note ?? name ?? "")"
    }
    let conditions = [
      when.isEmpty ? nil : "with \(Wording.list(when.map(\.text), "and"))",
      transport?.phrase, scopeText, consequence,
    ].compactMap(\.self)
    let tail = conditions.isEmpty ? "" : " (\(conditions.joined(separator: "; ")))"
    guard quantity != .setting else { return "\(subject): \(accepted)\(tail)" }
    return "\(subject): \(quantity.words) \(accepted)\(tail)"
  }

  private var subject: String {
    if quantity == .setting { return "setting \(name ?? "")" }
    return scope == .output ? "result" : Wording.list(roles.map(\.words), "and")
  }

  /// What is accepted, in words: `"at most 5 s"`.
  public var demandWords: String { accepted }

  private var accepted: String {
    if !allowedByContainer.isEmpty {
      return allowedByContainer.sorted { $0.key < $1.key }
        .map { "\(Wording.list($0.value)) in \($0.key)" }.joined(separator: "; ")
    }
    if quantity.check.isBoundedBySizes { return bounds.sizeDemand }
    let listed = bounds.allowed.map { Wording.list($0.map(\.text)) }
    let range = Bounds(
      minimum: bounds.minimum, maximum: bounds.maximum, step: bounds.step, offset: bounds.offset)
    let text = range.isEmpty ? nil : range.demand(write)
    let parts = [text, listed].compactMap(\.self)
    return parts.isEmpty ? "equal" : Wording.list(parts, "and")
  }

  /// A number of the quantity with the unit in which the limit counts.
  private func write(_ value: Rational) -> String {
    countedIn.map { "\(Wording.number(value)) \($0.words)" } ?? quantity.check.write(value)
  }

  private var scopeText: String? {
    switch scope {
    case .each, .output: nil
    case .combined: "all files together"
    case .selection: "of the selected part"
    case .request: "counted together"
    }
  }

  private var consequence: String? {
    switch (effect, level) {
    case (.alter, _): behavior.map { "else \($0.words)" } ?? "else altered"
    case (.reject, .advisory): "recommended"
    case (.reject, .hard): nil
    }
  }
}
