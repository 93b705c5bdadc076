import Media
import MediaModel
import Preflight

/// One way to write a clip: what is done, and the facts that come of it.
struct ClipDraft {
  let rendition: ClipRendition
  /// The facts of the result.
  let facts: MediaFacts
  /// How the picture is cut and scaled, or nil when it is taken over.
  let fit: PictureFit?
  /// How colours are treated, or nil when pictures are taken over.
  let color: ColorDecision?
  let sound: SoundChoice
  /// The format, or nil when pictures are taken over.
  let format: ResultFormat?
  let notes: [String]

  /// Whether pictures are taken over as they are.
  var isCopy: Bool { rendition.video.method == .copy }
}

/// Why a way to write a clip does not exist.
struct DraftRefusal: Error {
  let refusal: Refusal
}
