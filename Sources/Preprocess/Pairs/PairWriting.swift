import Analysis
import Media
import MediaModel
import Preflight
import System

/// Writes the files of one pair, none of which has a name yet.
struct PairWriting {
  let pair: PairPlan
  let folder: OutputFolder
  let replacesExisting: Bool
  let hashesSources: Bool

  /// Writes and verifies the files of a choice.
  ///
  /// - Throws: `MediaError` when one cannot be written or verified, `RefusedPair` when one is not
  ///   accepted.
  func prepare(
    _ choice: PairChoice, progress: (RenderProgress) -> Bool
  ) throws -> PreparedPair {
    let first = try still(of: pair.start, choice.start, named: "start")
    let second = try still(of: pair.end, choice.end, named: "end")
    let findings = try pair.acceptance.findings(
      on: (first.facts, second.facts), in: pair.catalog)
    let refusals = findings.filter(\.isAboutPictures).refusals
    guard refusals.isEmpty else { throw RefusedPair(path: nil, refusals: refusals) }
    let tail = try tail(choice, progress)
    let notes =
      choice.notes + choice.start.frame.notes + choice.end.frame.notes
      + first.notes.map { "A: \($0)" } + second.notes.map { "B: \($0)" }
      + (tail?.notes ?? []) + Self.remarks(findings)
    let report = PairReport(
      start: reported(first, pair.start, choice.start),
      end: reported(second, pair.end, choice.end), size: pair.size,
      aspect: pair.size.ratio.nearestCommon ?? pair.size.ratio,
      aspectReason: PairShapeReason(pair).text, search: choice.search, better: choice.better,
      tail: tail?.outcome, notes: notes)
    return PreparedPair(
      report, start: first.picture, end: second.picture, in: folder,
      replacesExisting: replacesExisting,
      outputs: [first.output, second.output] + [tail?.output].compactMap(\.self))
  }

  /// The files that must not be replaced.
  private var sources: [String] { [pair.start.facts.path, pair.end.facts.path] }

  private func still(
    of source: PairSource, _ side: PairChoice.Side, named name: String
  ) throws -> PairStill {
    let writing = PairStillWriting(
      source: source, planner: try pair.planner(for: source), replacesExisting: replacesExisting,
      hashesSource: hashesSources, sources: sources)
    do {
      return try writing.write(side.frame) { format in
        folder.path(of: "\(name).\(format.usualExtension)")
      }
    } catch let refused as RefusedStill {
      throw RefusedPair(path: refused.path, refusals: refused.refusals)
    }
  }

  private func reported(
    _ still: PairStill, _ source: PairSource, _ side: PairChoice.Side
  ) -> PairReport.Still {
    let fit = PictureFit.fit(source.shown, to: pair.size, pair.wishes)
    return PairReport.Still(
      record: still.record,
      frame: PairFrame(
        measures: FrameMeasures(of: still.picture), originalSize: source.shown,
        croppedShare: fit?.lostShare(of: source.shown).approximation ?? 0,
        paddedShare: fit?.barShare.approximation ?? 0, time: side.frame.address?.time,
        surroundings: side.surroundings))
  }

  private func tail(
    _ choice: PairChoice, _ progress: (RenderProgress) -> Bool
  ) throws -> PairTail.Written? {
    guard let length = pair.wishes.tail else { return nil }
    guard pair.start.facts.kind == .video, let last = choice.start.frame.address else {
      let reason = "A is a picture, so there is no end of a clip to cut out."
      return PairTail.Written(outcome: .unavailable(reason: reason))
    }
    let tail = PairTail(
      source: pair.start, last: last, acceptance: pair.acceptance.start, catalog: pair.catalog)
    return try tail.write(
      length, background: pair.wishes.background, into: folder,
      replacesExisting: replacesExisting, sources: sources, progress: progress)
  }

  /// What else a request needs, a sentence each.
  private static func remarks(_ findings: [Finding]) -> [String] {
    findings.filter { !$0.isAboutPictures && $0.severity.verdict == .fail }.map(\.message).uniqued
  }
}
