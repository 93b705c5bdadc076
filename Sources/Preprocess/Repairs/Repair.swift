package import Media
package import Preflight
import System

/// Carries a plan out: writes the file, opens it afresh, verifies it, and only then gives it its name.
package struct Repair: Sendable {
  private let catalog: Catalog

  /// The lowest quality to which pictures are brought to meet a limit on bytes, in dB.
  ///
  /// It is the mean peak signal-to-noise ratio of the luma against what went into the encoder; below
  /// it blocks are plain to see.
  package static let qualityFloor = 30.0

  /// A repair that checks again with the profiles of a catalogue.
  package init(catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// Writes the result of a plan.
  ///
  /// - Parameters:
  ///   - plan: A plan with a recipe; of one without, the report is returned as it is.
  ///   - output: The path of the result; never that of the source.
  ///   - replacesExisting: Whether a file that is there may be replaced.
  ///   - progress: Called now and then; false cancels.
  /// - Returns: The report with the facts of the result and the second check; refused, with nothing
  ///   written, when a limit on bytes can only be met below the quality floor.
  /// - Throws: `MediaError` when something cannot be read, written, encoded or verified, or when the
  ///   repair was cancelled; nothing is left behind then.
  package func carryOut(
    _ plan: RepairPlan, to output: String, replacesExisting: Bool = false,
    progress: (RenderProgress) -> Bool = { _ in true }
  ) throws -> RepairReport {
    guard let recipe = plan.recipe else { return plan.report }
    try MediaError.asMedia(try FileIdentity.refuse(output, replacing: recipe.source))
    let file = try MediaError.asMedia(
      try OutputFile(path: output, replacesExisting: replacesExisting))
    let report = try prepare(plan, in: file, progress: progress)
    guard report.outcome != .refused else { return report }
    try MediaError.asMedia(try file.commit())
    return report
  }

  /// Writes the result of a plan like `carryOut`, but leaves it to the caller to give the file its name.
  func prepare(
    _ plan: RepairPlan, in file: OutputFile, progress: (RenderProgress) -> Bool
  ) throws -> RepairReport {
    guard let recipe = plan.recipe else { return plan.report }
    let judge = try ResultJudge(plan.acceptance, in: catalog, followsRecommendations: false)
    let execution = RecipeExecution(plan: plan, file: file, judge: judge)
    var written: RepairReport
    do {
      written = try execution.carryOut(recipe, progress: progress)
    } catch let error as MediaError where error.kind == .verificationFailed {
      guard let fallback = plan.fallback else { throw error }
      try MediaError.asMedia(try file.startOver())
      written = try execution.carryOut(fallback, progress: progress)
      written.steps = fallback.steps
      written.notes.append(
        "A stream copy was tried first, and did not come out as planned.")
    }
    written.output = file.path
    return written
  }
}

/// Carries one recipe out into a file that has no name yet.
struct RecipeExecution {
  let plan: RepairPlan
  let file: OutputFile
  let judge: ResultJudge

  /// Writes and verifies.
  ///
  /// - Throws: `MediaError`, `.verificationFailed` when the result is not what was meant.
  func carryOut(
    _ recipe: Recipe, progress: (RenderProgress) -> Bool
  ) throws -> RepairReport {
    switch recipe.rendition {
    case .identical: try copied(recipe)
    case .clip(let rendition): try writtenWithAudio(recipe, rendition, progress)
    case .still(let rendition): try written(recipe, rendition)
    }
  }

  private func copied(_ recipe: Recipe) throws -> RepairReport {
    try MediaError.asMedia(try file.copyBytes(of: recipe.source))
    guard file.byteCount == plan.report.before.byteCount else {
      throw MediaError(
        .verificationFailed, path: recipe.source,
        reason: "changed while it was copied; try again.")
    }
    var report = plan.report
    report.outcome = .copied
    report.after?.path = file.path
    return report
  }

  /// Writes a clip; where audio that was copied does not come out as planned, it is encoded.
  private func writtenWithAudio(
    _ recipe: Recipe, _ rendition: ClipRendition, _ progress: (RenderProgress) -> Bool
  ) throws -> RepairReport {
    do {
      return try written(recipe, rendition, progress)
    } catch let error as MediaError where error.kind == .verificationFailed {
      guard let sound = plan.report.before.mainAudio, rendition.audio?.method == .copy else {
        throw error
      }
      var other = rendition
      other.audio?.method = .encode(
        AudioEncoding(
          sound, in: rendition.container, channelCount: min(sound.channelCount ?? 2, 6)))
      var report = try written(recipe, other, progress)
      report.notes.append("The audio was re-encoded: copied as it is, it outlasts the video.")
      return report
    }
  }

  private func written(
    _ recipe: Recipe, _ rendition: ClipRendition, _ progress: (RenderProgress) -> Bool
  ) throws -> RepairReport {
    var sizing = ByteSizing(rendition, maximumByteCount: recipe.maximumByteCount)
    var outcome = try ClipRenderer.write(sizing.rendition, to: file, progress: progress)
    while let maximum = recipe.maximumByteCount, file.byteCount > maximum {
      guard sizing.tighten(after: file.byteCount) else {
        if rendition.video.method == .copy, plan.fallback != nil {
          throw MediaError(
            .verificationFailed, path: file.path,
            reason: "has \(Wording.wholeBytes(file.byteCount)), too many to be accepted.")
        }
        return refused(
          .tooManyBytes(
            file.byteCount, maximum,
            after: sizing.isTightened ? "at the lowest rate that was tried" : "at any useful rate",
            choices: ["Choose a shorter part.", "Scale the clip down."]))
      }
      try MediaError.asMedia(try file.startOver())
      outcome = try ClipRenderer.write(sizing.rendition, to: file, progress: progress)
    }
    if sizing.isTightened, let quality = outcome.lumaPSNR, quality < Repair.qualityFloor {
      return refused(.tooPoor(quality, recipe.maximumByteCount ?? 0))
    }
    let verification = ClipVerification(
      rendition: sizing.rendition, kept: plan.report.kept, file: file)
    let count = outcome.frameCount
    let facts = try verification.facts {
      progress(RenderProgress(frameCount: count, totalFrameCount: count))
    }
    return try report(facts, damage: outcome.damage)
  }

  /// The report on a file that is verified, once the profiles accept it.
  func report(_ facts: MediaFacts, damage: [String]) throws(MediaError) -> RepairReport {
    let results = judge.results(for: facts)
    let failing = results.flatMap(\.findings).first { $0.severity.verdict == .fail }
    if let failing {
      throw MediaError(
        .verificationFailed, path: file.path,
        reason: "would not be accepted, and was not written: \(failing.message)")
    }
    var report = plan.report
    report.outcome = .written
    report.after = facts
    report.checkAfter = results
    report.losses += damage
    return report
  }

  /// The report on a result that was thrown away.
  func refused(_ refusal: Refusal) -> RepairReport {
    var report = plan.report
    report.outcome = .refused
    report.refusals = [refusal]
    report.after = nil
    report.checkAfter = []
    return report
  }
}

extension Refusal {
  /// The refusal of a result that stays too large, with what was tried.
  static func tooManyBytes(
    _ count: Int64, _ maximum: Int64, after attempt: String, choices: [String]
  ) -> Refusal {
    Refusal(
      "too-many-bytes",
      reason:
        "\(Wording.wholeBytes(maximum)) are accepted, which the result does not reach \(attempt); "
        + "the last one had \(Wording.wholeBytes(count)).",
      choices: choices)
  }

  fileprivate static func tooPoor(_ quality: Double, _ maximum: Int64) -> Refusal {
    let tenths = Int((quality * 10).rounded())
    return Refusal(
      "quality-floor",
      reason: "Within \(Wording.wholeBytes(maximum)) the video reaches only \(tenths / 10)."
        + "\(tenths % 10) dB; below \(Int(Repair.qualityFloor)) dB the result is refused.",
      choices: ["Choose a shorter part.", "Scale the clip down."])
  }
}

extension RecipeExecution {
  /// Writes a still and verifies it.
  ///
  /// - Throws: `MediaError`, `.verificationFailed` when the result is not what was meant.
  func written(_ recipe: Recipe, _ rendition: StillRendition) throws -> RepairReport {
    let attempts = recipe.maximumByteCount == nil ? [] : rendition.format.lowerQualities
    let proof = try StillRenderer.write(
      rendition, orElse: attempts, within: recipe.maximumByteCount, to: file)
    if let maximum = recipe.maximumByteCount, proof.byteCount > maximum {
      guard recipe == plan.recipe, plan.fallback != nil else {
        return refused(
          .tooManyBytes(
            proof.byteCount, maximum, after: "at the lowest quality that is acceptable",
            choices: ["Scale the picture down."]))
      }
      throw MediaError(
        .verificationFailed, path: file.path,
        reason: "was too large: \(Wording.wholeBytes(proof.byteCount)).")
    }
    var facts = try MediaProbe().facts(of: file.readablePath)
    facts.path = file.path
    guard facts.displaySize == plan.report.after?.displaySize else {
      throw MediaError(
        .verificationFailed, path: file.path,
        reason: "was not written, since the new picture has another size than planned.")
    }
    return try report(facts, damage: [])
  }
}

/// Lowers the rate of a rendition until its file is small enough.
struct ByteSizing {
  private(set) var rendition: ClipRendition
  /// Whether a rate was set at all.
  private(set) var isTightened = false
  private let maximumByteCount: Int64?
  private var attempts = 0

  /// How often a smaller rate is tried.
  static let mostAttempts = 3
  /// The part of the bytes that is left for the container, in percent.
  private static let containerShare: Int64 = 3

  init(_ rendition: ClipRendition, maximumByteCount: Int64?) {
    self.rendition = rendition
    self.maximumByteCount = maximumByteCount
  }

  /// Chooses a lower rate for pictures after a file of so many bytes came out; false when there is
  /// none left to try.
  mutating func tighten(after byteCount: Int64) -> Bool {
    guard attempts < Self.mostAttempts, let maximumByteCount,
      case .encode(let picture, var encoding) = rendition.video.method,
      let rate = nextRate(after: byteCount, maximum: maximumByteCount, now: encoding.target)
    else { return false }
    attempts += 1
    isTightened = true
    encoding.target = .bitRate(rate)
    rendition.video.method = .encode(picture, encoding)
    return true
  }

  private func nextRate(
    after byteCount: Int64, maximum: Int64, now target: VideoEncoding.Target
  ) -> Int64? {
    let rate: Int64
    switch target {
    case .bitRate(let last):
      // The encoder missed its aim by this much; the next aim is lower by that and a little more.
      let share = Rational(maximum, max(1, byteCount)) ?? 1
      rate = (Rational(last) * share * (Rational(95, 100) ?? 1)).roundedDown
    case .quality:
      let seconds = (rendition.video.duration ?? span).seconds
      let bits = Rational(maximum) * 8 * (Rational(100 - Self.containerShare, 100) ?? 1)
      guard let all = bits / seconds else { return nil }
      rate = all.roundedDown - audioRate
    }
    return rate >= 10_000 ? rate : nil
  }

  private var span: MediaTime { rendition.video.range.end - rendition.video.range.start }

  private var audioRate: Int64 {
    guard case .encode(let encoding)? = rendition.audio?.method else {
      return rendition.audio == nil ? 0 : 192_000
    }
    return encoding.bitRate ?? Int64(encoding.sampleRate * encoding.channelCount * 16)
  }
}
