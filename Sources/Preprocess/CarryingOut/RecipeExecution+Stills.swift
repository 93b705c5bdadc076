import Media
import MediaModel
import Preflight

extension RecipeExecution {
  /// Writes a still and verifies it.
  ///
  /// - Throws: `MediaError`, `.verificationFailed` when the result is not what was meant.
  func written(_ recipe: Recipe, _ rendition: StillRendition) throws -> RepairReport {
    var outcome: RenderOutcome?
    for format in rendition.format.attempts {
      var attempt = rendition
      attempt.format = format
      try file.startOver()
      outcome = try StillRenderer.write(attempt, to: file)
      guard let maximum = recipe.maximumByteCount, file.byteCount > maximum else { break }
    }
    if let maximum = recipe.maximumByteCount, file.byteCount > maximum {
      guard recipe == plan.recipe, plan.fallback != nil else {
        return refused(
          .tooManyBytes(
            file.byteCount, maximum, after: "at the lowest quality that is acceptable",
            choices: ["Scale the picture down."]))
      }
      throw MediaError(
        .verificationFailed, path: file.path,
        reason: "was too large: \(Words.bytes(file.byteCount)).")
    }
    var facts = try MediaProbe().facts(of: file.readablePath)
    facts.path = file.path
    guard facts.displaySize == plan.report.after?.displaySize else {
      throw MediaError(
        .verificationFailed, path: file.path,
        reason: "was not written, since the new picture has another size than planned.")
    }
    return try report(facts, damage: outcome?.damage ?? [])
  }
}

extension StillRendition.Format {
  /// The format at ever lower quality, as far down as a picture may be brought.
  fileprivate var attempts: [StillRendition.Format] {
    switch self {
    case .png, .webp(nil): [self]
    case .jpeg(let quality, let halvesChroma):
      StillFormat.qualities.filter { $0 <= quality }.map {
        .jpeg(quality: $0, halvesChroma: halvesChroma || $0 < 75)
      }
    case .webp(let quality?):
      StillFormat.qualities.filter { $0 <= quality }.map { .webp(quality: $0) }
    }
  }
}
