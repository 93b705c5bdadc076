package import JSON

/// That a model is gone, or that a newer one stands in its place.
public struct Lifecycle: Sendable, Hashable {
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Requests are no longer taken.
    case retired
    /// Still there, but a newer one is offered instead.
    case superseded
  }

  public var state: State
  /// The id of the profile to use instead, or nil when none is known.
  public var successor: String?
  /// Since when, as the source says it (`2026-09-15` or `2026-11`).
  public var date: String?
  public var source: Source
  public var note: String?

  public init(
    state: State, successor: String? = nil, date: String? = nil, source: Source,
    note: String? = nil
  ) {
    self.state = state
    self.successor = successor
    self.date = date
    self.source = source
    self.note = note
  }
}

extension Lifecycle {
  package enum Keys: String, CaseIterable {
    case state, successor, date, source, note
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let state: State = try reader.choice(.state) else {
      throw reader.error(.state, "missing")
    }
    guard let source = reader.value(.source) else { throw reader.error(.source, "missing") }
    self.init(
      state: state, successor: try reader.optionalText(.successor),
      date: try reader.optionalText(.date),
      source: try Source(source, at: reader.path(of: .source)),
      note: try reader.optionalText(.note))
  }
}
