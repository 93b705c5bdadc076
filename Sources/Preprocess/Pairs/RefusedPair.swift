package import Preflight

/// Why no acceptable pair can be made.
package struct RefusedPair: Error, Sendable, Hashable {
  /// The path of the file that stands in the way, or nil when it is both.
  package var path: String?
  package var refusals: [Refusal]

  package init(path: String?, refusals: [Refusal]) {
    self.path = path
    self.refusals = refusals
  }
}
