import Analysis
import Media
import MediaModel
import Preflight
import System

/// Writes the files of one pair, none of which has a name yet.
struct PairWriting {
  let pair: PairPlan
  let output: PairOutput
  let illustrations: PairIllustrations
  let hashesSources: Bool

  /// The most pixels on the longer side of each of the pictures in the sheet.
  private static let longSideOfSheet = 800

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
    let frames = (
      start: frame(first, pair.start, choice.start), end: frame(second, pair.end, choice.end)
    )
    let notes =
      choice.notes + choice.start.frame.notes + choice.end.frame.notes
      + first.notes.map { "A: \($0)" } + second.notes.map { "B: \($0)" }
      + (tail?.notes ?? []) + Self.remarks(findings)
    let report = PairReport(
      start: PairReport.Still(record: first.record, measures: PairStillMeasures(frames.start)),
      end: PairReport.Still(record: second.record, measures: PairStillMeasures(frames.end)),
      size: pair.size, aspect: pair.size.ratio.nearestCommon ?? pair.size.ratio,
      aspectReason: PairShapeReason(pair).text,
      assessment: PairAssessment(
        start: frames.start, end: frames.end, taken: choice.search, better: choice.better),
      search: choice.search, tail: tail?.outcome,
      contactSheet: try sheet(first.picture, second.picture), notes: notes)
    return PreparedPair(
      report: report, facts: (first.facts, second.facts),
      pictures: illustrations.page.flatMap {
        PairPictures(start: first.picture, end: second.picture, $0)
      },
      output: output)
  }

  private func still(
    of source: PairSource, _ side: PairChoice.Side, named name: String
  ) throws -> PairStill {
    let writing = PairStillWriting(
      source: source, planner: try pair.planner(for: source), output: output, name: name,
      hashesSource: hashesSources)
    do {
      return try writing.write(side.frame)
    } catch let refused as RefusedStill {
      throw RefusedPair(path: refused.path, refusals: refused.refusals)
    }
  }

  /// What was written, to be judged.
  private func frame(
    _ still: PairStill, _ source: PairSource, _ side: PairChoice.Side
  ) -> PairFrame {
    let fit = PictureFit.fit(source.shown, to: pair.size, pair.options)
    return PairFrame(
      measures: FrameMeasures(of: still.picture), originalSize: source.shown,
      croppedShare: fit?.lostShare(of: source.shown).approximation ?? 0,
      paddedShare: fit?.barShare.approximation ?? 0, time: side.frame.address?.time,
      surroundings: side.surroundings)
  }

  /// Writes the picture that shows the pair, and gives its path; nil when none is wanted.
  private func sheet(_ start: RGBImage, _ end: RGBImage) throws(MediaError) -> String? {
    guard illustrations.hasSheet else { return nil }
    let file = try output.file(named: "pair.png")
    let both = try FramePair(start: start, end: end, longSide: Self.longSideOfSheet)
    _ = try StillRenderer.write(both.sideBySide, to: file)
    output.add(file)
    return file.path
  }

  private func tail(
    _ choice: PairChoice, _ progress: (RenderProgress) -> Bool
  ) throws -> PairTail.Written? {
    guard let length = pair.options.tail else { return nil }
    guard pair.start.facts.kind == .video, let last = choice.start.frame.address else {
      let reason = "A is an image, so there is no end of a clip to cut out."
      return PairTail.Written(outcome: .unavailable(reason: reason))
    }
    let tail = PairTail(
      source: pair.start, last: last, acceptance: pair.acceptance.start, catalog: pair.catalog)
    return try tail.write(
      length, background: pair.options.background, into: output, progress: progress)
  }

  /// What else a request needs, a sentence each.
  private static func remarks(_ findings: [Finding]) -> [String] {
    findings.filter { !$0.isAboutPictures && $0.severity.verdict == .fail }.map(\.message).uniqued
  }
}

/// One picture of a pair that is written and has no name yet.
struct PairStill {
  let record: StillRecord
  /// What was assumed or changed that a person ought to know, a sentence each.
  let notes: [String]
  /// The picture as it was written.
  let picture: RGBImage
  /// The facts of the written file.
  let facts: MediaFacts
}

extension PairPictures {
  /// Both stills and what differs between them, made small for a page; nil when FFmpeg cannot.
  fileprivate init?(start: RGBImage, end: RGBImage, _ options: ThumbnailOptions) {
    guard
      let both = try? FramePair(start: start, end: end, longSide: options.longSideOfEnds),
      let frames = try? both.pictures.map({ try Thumbnail($0, quality: options.quality) }),
      frames.count == 3
    else { return nil }
    self.init(start: frames[0], end: frames[1], difference: frames[2], factor: both.factor)
  }
}

/// Writes one picture of a pair.
struct PairStillWriting {
  let source: PairSource
  let planner: FrameStillPlanner
  let output: PairOutput
  /// The name of the picture, without that of its format.
  let name: String
  let hashesSource: Bool

  /// Writes a frame, or the picture of the file, and adds it to the files.
  ///
  /// - Parameter chosen: Which frame, and what is to be told of it.
  /// - Returns: The picture, which has no name yet.
  /// - Throws: `MediaError` when it cannot be decoded, written or verified, `RefusedStill` when it
  ///   cannot be made acceptable.
  func write(_ chosen: ChosenFrame) throws -> PairStill {
    guard let address = chosen.address, let reader = source.reader else {
      return try write(.file, FrameTraits(), chosen) { rendition throws(MediaError) in
        try StillRenderer.picture(of: source.facts.path, rendition)
      }
    }
    var still: PairStill?
    try reader.read([address], deinterlacing: source.planner.fields.deinterlacing) { frame in
      var chosen = chosen
      chosen.address = frame.address
      still = try write(.frame(frame), frame.traits, chosen, picture: frame.picture)
    }
    guard let still else { preconditionFailure("A frame that was read was handed over.") }
    return still
  }

  private func write(
    _ pixels: FrameStillWriter.Source, _ traits: FrameTraits, _ chosen: ChosenFrame,
    picture: (FrameRendition) throws(MediaError) -> RGBImage
  ) throws -> PairStill {
    let plan = planner.plan(traits)
    for format in StillExportOptions.Format.allCases {
      try output.refuseSource(named: "\(name).\(format.usualExtension)")
    }
    let (written, file) = try FrameStillWriter(judge: planner.judge).prepare(
      pixels, plan, replacesExisting: output.replacesExisting
    ) { output.path(of: "\(name).\($0.usualExtension)") }
    guard let candidate = plan.candidates.first(where: { $0.kind == written.format }) else {
      preconditionFailure("What was written is one of the plan's ways.")
    }
    // What a request of one picture lacks, the other one brings, or the pair as a whole is asked for.
    let remarks = planner.judge.remarks(beside: source.image)
    let notes = plan.notes.filter { !remarks.contains($0) }
    var color = plan.color
    color.conversion = written.conversion
    let record = StillRecord(
      request: chosen.request, source: plan.source,
      sourceHash: hashesSource ? try FileHash.sha256(of: plan.source) : nil, path: written.path,
      format: written.format.rawValue, size: written.proof.size,
      byteCount: written.proof.byteCount, bitDepth: written.proof.bitDepth,
      frame: chosen.address, pixelHash: written.proof.pixelHash, color: color,
      fields: plan.fields, steps: written.steps, replacement: chosen.replacement,
      notes: chosen.notes + notes, check: written.check)
    let still = PairStill(
      record: record, notes: notes, picture: try picture(candidate.picture), facts: written.facts)
    output.add(file)
    return still
  }
}
