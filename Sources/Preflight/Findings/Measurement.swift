package import MediaModel

/// What was measured, as a value with its unit and the reader who says so.
public struct Measurement: Sendable, Hashable {
  public var value: SettingValue
  public var unit: Unit?
  /// Which of several readings it is (`container`, `selection`), or nil when there is only one.
  public var reading: String?

  public init(_ value: SettingValue, unit: Unit? = nil, reading: String? = nil) {
    self.value = value
    self.unit = unit
    self.reading = reading
  }

  package init(_ number: Rational, unit: Unit? = nil, reading: String? = nil) {
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
  public var unit: Unit?
  public var scope: Limit.Scope
  public var transport: Transport?
  /// Under which conditions the limit holds, in words; empty when always.
  public var conditions: [String]

  public init(
    quantity: Quantity, bounds: Bounds, unit: Unit? = nil, scope: Limit.Scope = .each,
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
      quantity: limit.quantity, bounds: limit.bounds, unit: limit.quantity.unit,
      scope: limit.scope, transport: limit.transport, conditions: limit.when.map(\.text))
  }
}
