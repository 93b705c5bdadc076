import Media
import MediaModel
import Preflight

@testable import Preprocess

/// Plans made of values alone.
enum SamplePlan {
  /// The plan that fits a clip whose frames come evenly.
  static func fit(
    _ facts: MediaFacts, for profiles: Profile..., copyObstacle: String? = "no key frame is there",
    timeline: FrameTimeline? = nil, wishes: (inout RepairWishes) -> Void = { _ in }
  ) throws -> RepairPlan {
    try planner(
      facts, RepairPlan.Acceptance(profiles: profiles), copyObstacle, timeline,
      RepairWishes(wishes), isTrim: false
    ).plan()
  }

  /// The plan that cuts a clip whose frames come evenly.
  static func trim(
    _ facts: MediaFacts, copyObstacle: String? = "no key frame is there",
    timeline: FrameTimeline? = nil, wishes: (inout RepairWishes) -> Void
  ) throws -> RepairPlan {
    try planner(
      facts, RepairPlan.Acceptance(), copyObstacle, timeline, RepairWishes(wishes), isTrim: true
    ).plan()
  }

  private static func planner(
    _ facts: MediaFacts, _ acceptance: RepairPlan.Acceptance, _ copyObstacle: String?,
    _ timeline: FrameTimeline?, _ wishes: RepairWishes, isTrim: Bool
  ) throws -> ClipPlanner {
    let even = timeline ?? .even(facts)
    return ClipPlanner(
      source: ClipSource(
        facts: facts, timeline: { _ in even }, copyObstacle: { _, _ in copyObstacle },
        renderObstacle: { _ in nil }),
      judge: try ResultJudge(
        acceptance, in: .builtIn, followsRecommendations: wishes.followsRecommendations),
      acceptance: acceptance, wishes: wishes, isTrim: isTrim)
  }
}

extension FrameTimeline {
  /// The frames of a clip, evenly spaced on a clock that shows them exactly.
  static func even(_ facts: MediaFacts) -> FrameTimeline {
    let rate = facts.mainVideo?.frameRate.nominal?.framesPerSecond ?? 30
    let count = Int64(facts.mainVideo?.frameCount?.value ?? 0)
    return FrameTimeline(
      track: 0, timeBase: Rational(1, rate.numerator) ?? 1,
      times: (0..<count).map { $0 * rate.denominator }, end: count * rate.denominator,
      firstNumber: 0, isComplete: true, origin: 0)
  }
}

extension RepairPlan {
  /// What is written of the clip, or nil.
  var clip: ClipRendition? {
    guard case .clip(let rendition)? = recipe?.rendition else { return nil }
    return rendition
  }

  /// What is done to its pictures, or nil when they are taken over.
  var picture: FrameRendition? {
    guard case .encode(let picture, _)? = clip?.video.method else { return nil }
    return picture
  }

  /// The size of its pictures.
  var size: PixelSize? { report.after?.displaySize }

  /// The kinds of its steps, in order.
  var stepKinds: [RepairStep.Kind] { report.steps.map(\.kind) }
}
