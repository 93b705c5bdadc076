import Media
import MediaModel
import Preflight
import System

/// The end of the first clip as a clip of its own, which ends with the chosen frame.
struct PairTail {
  let source: PairSource
  let last: FrameAddress
  let acceptance: RepairPlan.Acceptance
  let catalog: Catalog

  /// What came of it.
  struct Written {
    var outcome: PairReport.Tail
    /// What else a person ought to know, a sentence each.
    var notes: [String] = []
  }

  /// Writes and verifies the clip, and adds it to the files of the pair.
  ///
  /// - Throws: `MediaError` when it cannot be read or written, or `progress` says no; `RefusedPair` when
  ///   a profile would not accept it; what `plan` throws.
  func write(
    _ length: MediaTime, background: String, into output: PairOutput,
    progress: (RenderProgress) -> Bool
  ) throws -> Written {
    let plan = try plan(length, background: background)
    guard let recipe = plan.recipe else {
      throw RefusedPair(path: source.facts.path, refusals: plan.report.refusals)
    }
    let file = try output.file(
      named: "tail.\(recipe.rendition.usualExtension(of: source.facts.path))")
    let report = try Repair(catalog: catalog).prepare(plan, in: file, progress: progress)
    guard report.outcome != .refused else {
      throw RefusedPair(path: source.facts.path, refusals: report.refusals)
    }
    output.add(file)
    return Written(
      outcome: .written(
        path: file.path, firstFrame: report.kept?.firstFrame,
        frameCount: report.kept?.resultFrameCount ?? 0),
      notes: report.losses.map { "Left out of the tail: \($0)" })
  }

  /// The plan that cuts it.
  ///
  /// A profile that takes clips as well has to accept it; for others it is only cut.
  ///
  /// - Throws: `MediaError` when the clip cannot be read, `DocumentError` when a profile is malformed,
  ///   `RequestError` when there is nothing to cut.
  private func plan(_ length: MediaTime, background: String) throws -> RepairPlan {
    let frames = try source.frames(within: length, of: last)
    let options = FitOptions { options in
      options.from = .time(Self.start(of: frames, within: length, upTo: last))
      options.to = last.duration.map { .time(last.time + $0) }
      options.keep = .end
      options.background = background
      options.resultExtension = "mp4"
    }
    let takers = acceptance.profiles.filter { profile in
      profile.mediaInputs.contains { $0.media.contains(.video) }
    }
    let planner = RepairPlanner(catalog: catalog)
    guard !takers.isEmpty else { return try planner.planTrim(source.facts.path, options: options) }
    return try planner.planFit(
      source.facts.path,
      for: RepairPlan.Acceptance(
        profiles: takers, settings: acceptance.settings, transport: acceptance.transport),
      options: options)
  }

  /// When the first frame is shown with which what is kept lasts no longer than a length, the last
  /// frame's own duration included.
  private static func start(
    of frames: [FrameAddress], within length: MediaTime, upTo last: FrameAddress
  ) -> MediaTime {
    let end = last.time + (last.duration ?? .zero)
    return frames.first { end - $0.time <= length }?.time ?? last.time
  }
}

extension Recipe.Rendition {
  /// The extension by which files of what is written are known.
  fileprivate func usualExtension(of source: String) -> String {
    switch self {
    case .clip(let clip): clip.container.rawValue
    case .still, .identical:
      source.split(separator: "/").last?.split(separator: ".").last.map(String.init) ?? "mp4"
    }
  }
}
