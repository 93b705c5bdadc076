package import Media
import MediaModel
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
        "Taking the frames over was tried first, and did not come out as planned.")
    }
    written.output = file.path
    return written
  }
}
