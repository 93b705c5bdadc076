package import JSON

/// What one workflow or model of a provider takes: its inputs, its limits, its prices.
public struct Profile: Sendable, Hashable {
  /// What a profile describes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A workflow of a panel or an application.
    case workflow
    /// A model as a provider offers it.
    case model
    /// Limits that hold for other profiles, such as a provider's rules of transport.
    case rules
  }

  /// Which end of a clip matters and has to be kept when it is cut.
  public enum ClipEnd: String, Sendable, Hashable, CaseIterable {
    case start, end
  }

  /// Where a profile comes from.
  public enum Origin: Sendable, Hashable {
    case builtIn
    /// A file of the user, by its name.
    case file(String)
  }

  public var id: String
  public var name: String
  public var provider: String
  public var kind: Kind
  public var summary: String?
  public var inputs: [Input]
  public var choices: [Choice]
  /// The output settings of a request by their names.
  public var settings: [String: Setting]
  public var limits: [Limit]
  public var engines: [Engine]
  /// Ids of profiles whose limits also bind, by media type.
  public var rules: [String]
  public var prices: [Price]
  public var keep: ClipEnd?
  /// Whether the workflow makes use of the clip's sound, or nil when that is not known.
  public var usesAudio: Bool?
  public var notes: String?
  /// Texts of the provider that were read and state no limit.
  public var noLimits: [NoLimits]
  /// That the profile is out of date, or nil while nothing says so.
  public var lifecycle: Lifecycle?
  public var origin: Origin

  public init(
    id: String, name: String, provider: String, kind: Kind, summary: String? = nil,
    inputs: [Input] = [], choices: [Choice] = [], settings: [String: Setting] = [:],
    limits: [Limit] = [], engines: [Engine] = [], rules: [String] = [], prices: [Price] = [],
    keep: ClipEnd? = nil, usesAudio: Bool? = nil, notes: String? = nil,
    noLimits: [NoLimits] = [], lifecycle: Lifecycle? = nil, origin: Origin = .builtIn
  ) {
    self.id = id
    self.name = name
    self.provider = provider
    self.kind = kind
    self.summary = summary
    self.inputs = inputs
    self.choices = choices
    self.settings = settings
    self.limits = limits
    self.engines = engines
    self.rules = rules
    self.prices = prices
    self.keep = keep
    self.usesAudio = usesAudio
    self.notes = notes
    self.noLimits = noLimits
    self.lifecycle = lifecycle
    self.origin = origin
  }

  /// The roles that take a file.
  public var mediaInputs: [Input] { inputs.filter { !$0.isText } }
  /// The roles that take words.
  public var textInputs: [Input] { inputs.filter(\.isText) }
  /// The input of a role, or nil when the profile has no such role.
  public func input(_ role: String) -> Input? { inputs.first { $0.role == role } }
}

extension Profile {
  package enum Keys: String, CaseIterable {
    case id, name, kind, summary, inputs, choices, settings, limits, engines, rules, prices
    case keep, usesAudio, notes, noLimits, lifecycle
  }

  package init(
    _ value: JSONValue, at path: String, provider: String, origin: Origin
  ) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let kind: Kind = try reader.choice(.kind) else { throw reader.error(.kind, "missing") }
    self.init(
      id: try reader.text(.id), name: try reader.text(.name), provider: provider, kind: kind,
      summary: try reader.optionalText(.summary), rules: try reader.texts(.rules),
      keep: try reader.choice(.keep), usesAudio: try reader.flag(.usesAudio),
      notes: try reader.optionalText(.notes), origin: origin)
    guard !id.isEmpty, id.utf8.allSatisfy(Self.mayBeInID) else {
      throw reader.error(.id, "an id consists of letters, digits and . _ / @ # * -")
    }
    for (value, path) in try reader.elements(.inputs) {
      inputs.append(try Input(value, at: path))
    }
    for (value, path) in try reader.elements(.choices) {
      choices.append(try Choice(value, at: path))
    }
    for (name, value) in try reader.freeMembers(.settings) {
      settings[name] = try Setting(value, at: "\(reader.path(of: .settings)).\(name)")
    }
    for (value, path) in try reader.elements(.limits) {
      limits.append(try Limit(value, at: path))
    }
    for (value, path) in try reader.elements(.engines) {
      engines.append(try Engine(value, at: path))
    }
    for (value, path) in try reader.elements(.prices) {
      prices.append(try Price(value, at: path))
    }
    for (value, path) in try reader.elements(.noLimits) {
      noLimits.append(try NoLimits(value, at: path))
    }
    if let value = reader.value(.lifecycle) {
      lifecycle = try Lifecycle(value, at: reader.path(of: .lifecycle))
    }
    try checkRoles(at: path)
  }

  private static func mayBeInID(_ byte: UInt8) -> Bool {
    let character = Character(UnicodeScalar(byte))
    return character.isASCII
      && (character.isLetter || character.isNumber || "._/@#*-".contains(character))
  }

  /// Refuses a role that is named somewhere but that no input has.
  private func checkRoles(at path: String) throws(DocumentError) {
    let known = inputs.map(\.role)
    if let twice = known.first(where: { role in known.count { $0 == role } > 1 }) {
      throw DocumentError(at: "\(path).inputs", "the role '\(twice)' is given twice")
    }
    for (index, input) in inputs.enumerated() {
      try check(input.requires + input.excludes, among: known, at: "\(path).inputs[\(index)]")
    }
    for (index, choice) in choices.enumerated() {
      try check(choice.roles, among: known, at: "\(path).choices[\(index)].roles")
    }
    guard kind != .rules else { return }
    for (index, statement) in noLimits.enumerated() {
      let named = statement.roles.compactMap(\.role)
      try check(named, among: known, at: "\(path).noLimits[\(index)].roles")
    }
    for (index, limit) in limits.enumerated() where limit.scope != .output {
      let named = limit.roles.compactMap(\.role)
      try check(named, among: known, at: "\(path).limits[\(index)].roles")
    }
  }

  private func check(
    _ roles: [String], among known: [String], at path: String
  ) throws(DocumentError) {
    guard let unknown = roles.first(where: { !known.contains($0) }) else { return }
    throw DocumentError(
      at: path, "no input has the role '\(unknown)'",
      suggestions: NearestNames.to(unknown, among: known))
  }
}
