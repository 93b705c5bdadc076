import Media
import MediaModel
import Preflight
import System

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
    case .clip(let rendition): try writtenWithSound(recipe, rendition, progress)
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

  /// Writes a clip; where sound that was taken over does not come out as planned, it is encoded.
  private func writtenWithSound(
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
      report.notes.append("The sound was encoded anew: taken over, it outlasts the pictures.")
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
            reason: "has \(Words.bytes(file.byteCount)), too many to be accepted.")
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
      reason: "\(Words.bytes(maximum)) are accepted, which the result does not reach \(attempt); "
        + "the last one had \(Words.bytes(count)).",
      choices: choices)
  }

  fileprivate static func tooPoor(_ quality: Double, _ maximum: Int64) -> Refusal {
    let tenths = Int((quality * 10).rounded())
    return Refusal(
      "quality-floor",
      reason: "Within \(Words.bytes(maximum)) the pictures reach only \(tenths / 10)."
        + "\(tenths % 10) dB; below \(Int(Repair.qualityFloor)) dB the result is refused.",
      choices: ["Choose a shorter part.", "Scale the clip down."])
  }
}
