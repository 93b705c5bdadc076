import Media
import Preflight
import System

/// Writes stills as they are planned: verified, checked again, and only then under their names.
struct FrameStillWriter {
  /// Where the pixels come from.
  package enum Source {
    case frame(ClipFrame)
    /// The first picture of the file that the plan names.
    case file
  }

  /// A still that is in its place.
  struct Written {
    package var path: String
    var format: StillExportOptions.Format
    var proof: StillProof
    /// The facts of the written file.
    var facts: MediaFacts
    /// What the profiles say of it.
    var check: [ProfileResult]
    /// What was done to the picture beyond its colours, in order.
    var steps: [RepairStep]
    /// What was done to the colours, or nil.
    var conversion: String?
  }

  let judge: ResultJudge

  /// Writes one still under the path that it has in the format of a plan, never over the source.
  ///
  /// - Throws: `RefusedStill` when it cannot be made acceptable, `MediaError` when something cannot be
  ///   read, written or verified; nothing is left behind then.
  func write(
    _ source: Source, _ plan: FrameStillPlan, replacesExisting: Bool,
    to path: (StillExportOptions.Format) -> String
  ) throws -> Written {
    let (written, output) = try prepare(
      source, plan, replacesExisting: replacesExisting, for: path)
    try MediaError.asMedia(try output.commit())
    return written
  }

  /// Writes one still like `write`, but leaves it to the caller to give the file its name.
  func prepare(
    _ source: Source, _ plan: FrameStillPlan, replacesExisting: Bool,
    for path: (StillExportOptions.Format) -> String
  ) throws -> (Written, OutputFile) {
    guard plan.refusals.isEmpty else {
      throw RefusedStill(path: plan.source, refusals: plan.refusals)
    }
    var smallest: Int64?
    for candidate in plan.candidates {
      let output = try output(path(candidate.kind), plan, replacesExisting)
      let proof = try proof(source, candidate, plan, output)
      guard plan.maximumByteCount.map({ proof.byteCount <= $0 }) ?? true else {
        smallest = min(proof.byteCount, smallest ?? .max)
        continue
      }
      return (try checked(candidate, proof, plan, output), output)
    }
    throw RefusedStill(path: plan.source, refusals: [tooLarge(smallest ?? 0, plan)])
  }

  private func output(
    _ path: String, _ plan: FrameStillPlan, _ replacesExisting: Bool
  ) throws(MediaError) -> OutputFile {
    try MediaError.asMedia(try FileIdentity.refuse(path, replacing: plan.source))
    return try MediaError.asMedia(try OutputFile(path: path, replacesExisting: replacesExisting))
  }

  private func proof(
    _ source: Source, _ candidate: FrameStillPlan.Candidate, _ plan: FrameStillPlan,
    _ output: OutputFile
  ) throws(MediaError) -> StillProof {
    guard let format = candidate.formats.first else {
      preconditionFailure("A candidate has a format.")
    }
    let limit = plan.maximumByteCount
    let further = limit == nil ? [] : Array(candidate.formats.dropFirst())
    switch source {
    case .frame(let frame):
      return try StillRenderer.write(
        frame, candidate.picture, format, orElse: further, within: limit, to: output)
    case .file:
      let rendition = StillRendition(
        source: plan.source, picture: candidate.picture, format: format)
      return try StillRenderer.write(rendition, orElse: further, within: limit, to: output)
    }
  }

  /// What was written, once the file itself is found to be as planned and accepted.
  private func checked(
    _ candidate: FrameStillPlan.Candidate, _ proof: StillProof, _ plan: FrameStillPlan,
    _ output: OutputFile
  ) throws(MediaError) -> Written {
    var facts = try MediaProbe().facts(of: output.readablePath)
    facts.path = output.path
    let results = judge.results(for: facts)
    guard facts.displaySize == candidate.facts.displaySize else {
      throw MediaError(
        .verificationFailed, path: output.path,
        reason: "was not written, since the new picture has another size than planned.")
    }
    if let failing = results.flatMap(\.findings).first(where: { $0.severity.verdict == .fail }) {
      throw MediaError(
        .verificationFailed, path: output.path,
        reason: "would not be accepted, and was not written: \(failing.message)")
    }
    return Written(
      path: output.path, format: candidate.kind, proof: proof, facts: facts, check: results,
      steps: candidate.steps + [compressing(candidate, proof, plan)].compactMap(\.self),
      conversion: candidate.conversion)
  }

  /// The step by which bytes were saved, or nil where none had to be.
  private func compressing(
    _ candidate: FrameStillPlan.Candidate, _ proof: StillProof, _ plan: FrameStillPlan
  ) -> RepairStep? {
    guard let maximum = plan.maximumByteCount,
      proof.format != candidate.formats.first || candidate.kind != plan.format
    else { return nil }
    return RepairStep(
      .compress, action: "Save it as \(proof.format.words).",
      reason: "At most \(Wording.wholeBytes(maximum)) are allowed.",
      cost: "It is coded with a small loss.")
  }

  private func tooLarge(_ count: Int64, _ plan: FrameStillPlan) -> Refusal {
    let isLossless = plan.candidates.allSatisfy { $0.kind == .png }
    return .tooManyBytes(
      count, plan.maximumByteCount ?? 0,
      after: isLossless
        ? "as PNG, which loses nothing" : "at the lowest quality that is acceptable",
      choices: (isLossless ? ["Save it as JPEG or WebP."] : []) + ["Choose a smaller size."])
  }
}

extension StillRendition.Format {
  /// The format and its quality.
  fileprivate var words: String {
    switch self {
    case .png: "PNG"
    case .jpeg(let quality, let halvesChroma):
      "JPEG with quality \(quality)\(halvesChroma ? " and half the chroma" : "")"
    case .webp(nil): "lossless WebP"
    case .webp(let quality?): "WebP with quality \(quality)"
    }
  }
}

/// Writes stills of one source one after the other, and records each.
struct StillSeries {
  let planner: FrameStillPlanner
  let places: StillPlaces
  let replacesExisting: Bool
  let sourceHash: String?

  /// Writes a still under its name; `number` is its place in the order of presentation.
  ///
  /// - Throws: `MediaError` when it cannot be written or verified, `RefusedStill` when it cannot be made
  ///   acceptable.
  func write(_ still: StillsSource.Still, number: Int) throws -> StillRecord {
    let plan = planner.plan(still.traits)
    let writer = FrameStillWriter(judge: planner.judge)
    let written = try writer.write(still.source, plan, replacesExisting: replacesExisting) {
      places.path(of: number, as: $0)
    }
    var color = plan.color
    color.conversion = written.conversion
    return StillRecord(
      request: still.wanted.request, source: plan.source, sourceHash: sourceHash,
      path: written.path, format: written.format.rawValue, size: written.proof.size,
      byteCount: written.proof.byteCount, bitDepth: written.proof.bitDepth,
      frame: still.wanted.address, pixelHash: written.proof.pixelHash, color: color,
      fields: plan.fields, steps: written.steps, replacement: still.wanted.replacement,
      notes: still.wanted.notes + plan.notes, check: written.check)
  }
}
