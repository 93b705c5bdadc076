import Media
import MediaModel
import Preflight

/// How one frame, or the picture of a file, becomes a still; or why it cannot.
struct FrameStillPlan {
  /// One way to save it, and the same with less and less quality.
  struct Candidate {
    var kind: StillWishes.Format
    var picture: FrameRendition
    /// The best first.
    var formats: [StillRendition.Format]
    /// The facts that the still is going to have, but for its bytes.
    var facts: MediaFacts
    /// What is done to the picture beyond its colours, in order.
    var steps: [RepairStep]
    /// What is done to the colours, or nil.
    var conversion: String?
  }

  /// The source's path.
  var source: String
  /// The ways that are accepted, in the order in which they are tried; empty when it cannot be done.
  var candidates: [Candidate] = []
  /// The most bytes that the still may have, or nil.
  var maximumByteCount: Int64?
  /// How the source's code values are taken.
  var color: ColorReading
  /// How interlaced pictures are handled, or nil for whole ones.
  var fields: String?
  /// What else a person ought to know, a sentence each.
  var notes: [String] = []
  /// Why it cannot be done; empty when it can.
  var refusals: [Refusal] = []
  /// What the profiles say of the still that is going to be.
  var check: [ProfileResult] = []

  /// The format that is tried first, or nil when there is none.
  var format: StillWishes.Format? { candidates.first?.kind }
}
