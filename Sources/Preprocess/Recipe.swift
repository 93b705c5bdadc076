package import Media
package import Preflight

/// Everything that is done to one file in one pass: a value that can be printed, compared, built by
/// hand, or made from findings by a ``RepairPlanner``.
package struct Recipe: Sendable, Hashable {
  /// What kind of file is written.
  package enum Rendition: Sendable, Hashable {
    /// The source's bytes as they are.
    case identical
    case clip(ClipRendition)
    case still(StillRendition)
  }

  /// The source's path.
  package var source: String
  package var rendition: Rendition
  /// The most bytes that the result may have, or nil.
  package var maximumByteCount: Int64?
  /// What is done and why, in order.
  package var steps: [RepairStep]

  package init(
    source: String, rendition: Rendition, maximumByteCount: Int64? = nil, steps: [RepairStep] = []
  ) {
    self.source = source
    self.rendition = rendition
    self.maximumByteCount = maximumByteCount
    self.steps = steps
  }
}
