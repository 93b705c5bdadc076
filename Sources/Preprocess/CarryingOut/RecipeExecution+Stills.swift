import Media
import MediaModel
import Preflight
import System

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
        reason: "was too large: \(Words.bytes(proof.byteCount)).")
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
