import Media
import MediaModel
import Preflight

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
