import MediaModel
import Preflight

/// What stands in the way of any still of a picture.
struct StillObstacles {
  /// Why nothing can be done; empty when something can.
  let refusals: [Refusal]

  /// - Parameters:
  ///   - facts: The facts of the picture, as an image.
  ///   - needs: What the profiles say of it.
  ///   - results: Their results.
  init(_ facts: MediaFacts, _ needs: ClipNeeds, _ results: [ProfileResult]) {
    let misplaced = needs.findings.filter { $0.id.hasPrefix("input.") }.map {
      Refusal($0.id, reason: $0.message, choices: [$0.fix?.sentence].compactMap(\.self))
    }
    let fatal: Set<MediaProblem.Kind> = [.truncated, .damaged, .encrypted, .empty]
    let broken = facts.problems.filter {
      fatal.contains($0.kind) || $0.kind.hidesEverything
    }.map {
      Refusal($0.kind.rawValue, reason: $0.message.sentence)
    }
    let isVideo = results.flatMap(\.assignments).contains { $0.mediaType == .video }
    let isDecodable = facts.image?.codec.isDecodable ?? false
    refusals =
      misplaced + broken + (isVideo ? [.animation] : []) + (isDecodable ? [] : [.undecodable])
  }
}

extension Refusal {
  fileprivate static let animation = Refusal(
    "animation", reason: "The animation is taken as a video, and animations are not converted.",
    choices: ["Export it as a video such as MP4."])
}
