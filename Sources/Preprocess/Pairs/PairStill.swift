import Media
import MediaModel
import Preflight
import System

/// One picture of a pair that is written and has no name yet.
struct PairStill {
  let record: StillRecord
  /// What was assumed or changed that a person ought to know, a sentence each.
  let notes: [String]
  /// The picture as it was written.
  let picture: RGBImage
  /// The facts of the written file.
  let facts: MediaFacts
  let output: OutputFile
}

/// Writes one picture of a pair.
struct PairStillWriting {
  let source: PairSource
  let planner: FrameStillPlanner
  let replacesExisting: Bool
  let hashesSource: Bool
  /// Files that must not be replaced.
  let sources: [String]

  /// Writes a frame, or the picture of the file.
  ///
  /// - Parameters:
  ///   - chosen: Which frame, and what is to be told of it.
  ///   - path: The path of the picture in a format.
  /// - Returns: The picture, which has no name yet.
  /// - Throws: `MediaError` when it cannot be decoded, written or verified, `RefusedStill` when it
  ///   cannot be made acceptable.
  func write(
    _ chosen: ChosenFrame, to path: (StillWishes.Format) -> String
  ) throws -> PairStill {
    guard let address = chosen.address, let reader = source.reader else {
      return try write(.file, FrameTraits(), chosen, to: path) { rendition throws(MediaError) in
        try StillRenderer.picture(of: source.facts.path, rendition)
      }
    }
    var still: PairStill?
    try reader.read([address], deinterlacing: source.planner.fields.deinterlacing) { frame in
      var chosen = chosen
      chosen.address = frame.address
      still = try write(.frame(frame), frame.traits, chosen, to: path, picture: frame.picture)
    }
    guard let still else { preconditionFailure("A frame that was read was handed over.") }
    return still
  }

  private func write(
    _ pixels: FrameStillWriter.Source, _ traits: FrameTraits, _ chosen: ChosenFrame,
    to path: (StillWishes.Format) -> String,
    picture: (FrameRendition) throws(MediaError) -> RGBImage
  ) throws -> PairStill {
    let plan = planner.plan(traits)
    for format in StillWishes.Format.allCases {
      for source in sources {
        try MediaError.asMedia(try FileIdentity.refuse(path(format), replacing: source))
      }
    }
    let (written, output) = try FrameStillWriter(judge: planner.judge).prepare(
      pixels, plan, replacesExisting: replacesExisting, for: path)
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
    return PairStill(
      record: record, notes: notes, picture: try picture(candidate.picture), facts: written.facts,
      output: output)
  }
}
