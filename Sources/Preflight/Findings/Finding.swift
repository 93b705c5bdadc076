package import MediaModel

/// One thing that speaks against a request, or that its sender ought to know.
public struct Finding: Sendable, Hashable {
  /// Stable, for scripts: `video.duration.too-long`.
  public var id: String
  public var severity: Severity
  /// The role that the input has, or that is missing; nil for the request as a whole.
  public var role: String?
  /// The input's path as it was given, or nil when no single file is meant.
  public var path: String?
  public var measured: MeasuredValue?
  public var limit: LimitDescription?
  /// One sentence or two: what was measured, and against what.
  public var message: String
  /// Why it matters, or what else is known.
  public var detail: String?
  /// Where the limit was read.
  public var source: Source?
  /// Which profile the limit comes from, or nil for what holds everywhere.
  public var spokenBy: Speaker?
  /// Other profiles that say the same, or something weaker.
  public var alsoSaidBy: [Speaker]
  public var fix: Fix?

  public init(
    id: String, severity: Severity, role: String? = nil, path: String? = nil,
    measured: MeasuredValue? = nil, limit: LimitDescription? = nil, message: String,
    detail: String? = nil, source: Source? = nil, spokenBy: Speaker? = nil,
    alsoSaidBy: [Speaker] = [], fix: Fix? = nil
  ) {
    self.id = id
    self.severity = severity
    self.role = role
    self.path = path
    self.measured = measured
    self.limit = limit
    self.message = message
    self.detail = detail
    self.source = source
    self.spokenBy = spokenBy
    self.alsoSaidBy = alsoSaidBy
    self.fix = fix
  }
}

/// What was measured, as a value with its unit and the reader who says so.
public struct MeasuredValue: Sendable, Hashable {
  public var value: SettingValue
  public var unit: LimitUnit?
  /// Which of several readings it is (`container`, `selection`), or nil when there is only one.
  public var reading: ReadingName?

  public init(_ value: SettingValue, unit: LimitUnit? = nil, reading: ReadingName? = nil) {
    self.value = value
    self.unit = unit
    self.reading = reading
  }

  package init(_ number: Rational, unit: LimitUnit? = nil, reading: ReadingName? = nil) {
    self.init(.number(number), unit: unit, reading: reading)
  }

  package init(_ text: String) {
    self.init(.text(text))
  }
}

/// What a finding was measured against.
public struct LimitDescription: Sendable, Hashable {
  public var quantity: Quantity
  public var bounds: Bounds
  public var unit: LimitUnit?
  public var scope: Limit.Scope
  public var transport: Transport?
  /// Under which conditions the limit holds, in words; empty when always.
  public var conditions: [String]

  public init(
    quantity: Quantity, bounds: Bounds, unit: LimitUnit? = nil, scope: Limit.Scope = .each,
    transport: Transport? = nil, conditions: [String] = []
  ) {
    self.quantity = quantity
    self.bounds = bounds
    self.unit = unit
    self.scope = scope
    self.transport = transport
    self.conditions = conditions
  }

  /// The description of a limit.
  public init(_ limit: Limit) {
    self.init(
      quantity: limit.quantity, bounds: limit.bounds, unit: limit.unit,
      scope: limit.scope, transport: limit.transport, conditions: limit.when.map(\.text))
  }
}

/// Which profile a limit comes from, and how that profile is related to the one that was asked for.
public struct Speaker: Sendable, Hashable {
  /// How a speaking profile is related to the profile that is checked.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// The profile itself.
    case itself
    /// The engine that is documented to run the workflow.
    case documentedEngine = "documented-engine"
    /// The engine that is believed to run the workflow.
    case inferredEngine = "inferred-engine"
    /// Rules of the provider that hold for all its profiles.
    case rules
    /// A rejection that happened here.
    case learned
  }

  public var profileID: String
  /// The name that stands before "accepts"; for rules it is the provider's.
  public var name: String
  public var relation: Relation

  public init(profileID: String, name: String, relation: Relation) {
    self.profileID = profileID
    self.name = name
    self.relation = relation
  }
}
