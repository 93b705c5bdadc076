import Media
import MediaModel
import Preflight

/// One of the two files of a pair: the clip before the join or the one after it, or a still picture.
final class PairSource {
  let facts: MediaFacts
  let side: PairSide
  let planner: FrameStillPlanner
  /// The picture as the headers promise it.
  let subject: FrameSubject
  /// The size of its pictures as a viewer sees them.
  let shown: PixelSize
  /// Nil for a still picture.
  let reader: FrameReader?

  /// Opens a file.
  ///
  /// - Throws: `MediaError` when it cannot be read or has no pictures, `RefusedPair` when no still can
  ///   be made of it, `DocumentError` when a profile is malformed.
  init(
    _ path: String, side: PairSide, still: StillWishes, acceptance: RepairPlan.Acceptance,
    catalog: Catalog
  ) throws {
    facts = try MediaProbe().facts(of: path)
    self.side = side
    try facts.requireOwnData()
    guard facts.kind == .image || facts.mainVideo != nil else {
      throw MediaError(
        .notMedia, path: path, reason: "has no pictures, so it cannot be one end of a transition.")
    }
    planner = try FrameStillPlanner(facts, wishes: still, acceptance: acceptance, catalog: catalog)
    subject = FrameSubject(facts, FrameTraits(), convertsToSDR: true)
    guard subject.refusals.isEmpty, let shown = subject.picture?.shown else {
      let refusals = subject.refusals.isEmpty ? [.unknownGeometry(facts)] : subject.refusals
      throw RefusedPair(path: path, refusals: refusals)
    }
    self.shown = shown
    let isStill = facts.kind == .image && facts.image?.isAnimated != true
    reader = isStill ? nil : try FrameReader(path, track: facts.mainVideo?.index ?? 0)
  }

  /// The picture's facts as an image.
  var image: MediaFacts { subject.asImage(shown) }

  /// The frame right at the join, or nil of a still picture.
  ///
  /// - Throws: `MediaError` when the clip has no such frame.
  func outermostFrame() throws(MediaError) -> FrameAddress? {
    let choice: FrameChoice = side == .start ? .last : .first
    return try reader?.addresses(of: [choice]).first
  }

  /// The frames within a length of the join, in the order of presentation; empty of a still picture.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  func frames(
    within length: MediaTime, of join: FrameAddress
  ) throws(MediaError) -> [FrameAddress] {
    switch side {
    case .start: try reader?.addresses(upTo: join, within: length) ?? []
    case .end: try reader?.addresses(from: join, within: length) ?? []
    }
  }
}

// One task uses a source at a time.
@available(*, unavailable)
extension PairSource: Sendable {}
