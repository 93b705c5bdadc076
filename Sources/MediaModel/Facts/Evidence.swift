/// Where a fact comes from, from the cheapest look to the dearest.
public enum Evidence: String, Sendable, Hashable, CaseIterable {
  /// A header of the container or of a stream states it.
  case header
  /// The container's table of samples was summed.
  case index
  /// Every packet was read, none decoded.
  case packets
  /// A picture or sound was decoded.
  case decoding
  /// It follows from the file's length and bit rate, or from its last time stamps alone.
  case estimate
}

/// A value together with where it comes from.
public struct Sourced<Value: Sendable & Hashable>: Sendable, Hashable {
  public var value: Value
  public var evidence: Evidence

  public init(_ value: Value, _ evidence: Evidence) {
    self.value = value
    self.evidence = evidence
  }
}
