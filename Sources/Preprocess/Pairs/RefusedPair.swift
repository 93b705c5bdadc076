public import Preflight

/// Why no acceptable pair can be made.
public struct RefusedPair: Error, Sendable, Hashable {
  /// The path of the file that stands in the way, or nil when it is both.
  public var path: String?
  public var refusals: [Refusal]

  public init(path: String?, refusals: [Refusal]) {
    self.path = path
    self.refusals = refusals
  }
}
