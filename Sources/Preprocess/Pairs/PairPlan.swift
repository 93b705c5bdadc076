import JSON
import Media
import MediaModel
import Preflight

/// The two files of a pair and the size that both pictures get.
struct PairPlan {
  let start: PairSource
  let end: PairSource
  let wishes: PairWishes
  let acceptance: PairAcceptance
  let catalog: Catalog
  let size: PixelSize

  /// How large frames are looked at: as large as sharpness is measured.
  private static let surveyLongSide = 640

  /// Opens both files and decides on the size.
  ///
  /// - Throws: `MediaError` when a file cannot be read, `RefusedPair` when there is no size that both
  ///   pictures can have, `DocumentError` when a profile is malformed.
  init(
    from first: String, to second: String, wishes: PairWishes, acceptance: PairAcceptance,
    catalog: Catalog
  ) throws {
    let still = wishes.still(isPlain: acceptance.start.profiles.isEmpty)
    start = try PairSource(
      first, side: .start, still: still, acceptance: acceptance.start, catalog: catalog)
    end = try PairSource(
      second, side: .end, still: still, acceptance: acceptance.end, catalog: catalog)
    (self.wishes, self.acceptance, self.catalog) = (wishes, acceptance, catalog)
    let sides = [start, end].map { source in
      PairGeometry.Side(shown: source.shown, facts: source.image, judge: source.planner.judge)
    }
    let geometry = PairGeometry(sides, wishes: wishes, shapes: acceptance.shapes)
    guard let size = geometry.size else {
      throw RefusedPair(path: nil, refusals: [.noCommonSize])
    }
    self.size = size
    for source in [start, end] {
      let refusals = try planner(for: source).plan().refusals
      guard refusals.isEmpty else {
        throw RefusedPair(path: source.facts.path, refusals: refusals)
      }
    }
  }

  /// Looks at the frames near the join and chooses.
  ///
  /// - Throws: `MediaError` when a frame cannot be decoded, `.cancelled` when `progress` says so.
  package func choice(progress: (RenderProgress) -> Bool) throws -> PairChoice {
    let (first, second) = (survey(of: start), survey(of: end))
    let total =
      try first.expectedCount(search: wishes.search)
      + second.expectedCount(search: wishes.search)
    var count = 0
    func isToGoOn() -> Bool {
      count += 1
      return progress(RenderProgress(frameCount: count, totalFrameCount: max(count, total)))
    }
    return PairChoice(
      from: try first.window(search: wishes.search, progress: isToGoOn),
      to: try second.window(search: wishes.search, progress: isToGoOn), search: wishes.search)
  }

  private func survey(of source: PairSource) -> JoinSurvey {
    JoinSurvey(
      source: source, size: size.within(longSide: Self.surveyLongSide), wishes: wishes)
  }

  /// Decides how the pictures of a source are saved.
  ///
  /// - Throws: `DocumentError` when a profile is malformed.
  func planner(for source: PairSource) throws(DocumentError) -> FrameStillPlanner {
    var still = wishes.still(isPlain: acceptance.start.profiles.isEmpty)
    still.size = size
    var planner = try FrameStillPlanner(
      source.facts, wishes: still,
      acceptance: source.side == .start ? acceptance.start : acceptance.end, catalog: catalog)
    planner.sizeReason = "Both pictures of a pair have one size and shape."
    return planner
  }
}

extension PairWishes {
  /// How both pictures are saved but for their size; PNG unless a profile may want something else.
  fileprivate func still(isPlain: Bool) -> StillWishes {
    var still = StillWishes()
    still.format = isPlain ? .png : nil
    still.aspectChange = aspectChange
    still.focus = focus
    still.background = background
    still.followsRecommendations = followsRecommendations
    return still
  }
}

extension Refusal {
  fileprivate static let noCommonSize = Refusal(
    "no-common-size", reason: "No size was found that both pictures can have.",
    choices: ["Bring both files to one size first, with preflight frames --size."])
}
