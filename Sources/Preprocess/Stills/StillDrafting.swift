import Media
import MediaModel
import Preflight

/// Makes drafts of one still picture, in one format or another, and ranks them.
struct StillDrafting {
  /// The facts of the picture, as an image.
  let facts: MediaFacts
  let picture: PictureSource
  let fit: PictureFit
  let judge: ResultJudge
  /// What transparent pictures and padding are laid on, as `RRGGBB`.
  let background: String
  let color: (StillFormat) -> StillColor

  /// The picture saved in a format.
  func draft(as format: StillFormat) -> StillDraft {
    let image = facts.image
    let hasAlpha = image?.pixelFormat.hasAlpha == true
    let color = color(format)
    var rendition = FrameRendition(
      colorConversion: color.conversion, sourceColor: color.source, resultColor: color.result,
      pixelFormat: format.pixelFormat,
      background: hasAlpha && !format.keepsAlpha ? background : nil)
    rendition.apply(fit, to: picture, background: background, step: 1)
    return StillDraft(
      rendition: StillRendition(
        source: facts.path, picture: rendition, format: format.coding(of: image?.format)),
      facts: facts.shown(as: fit.size).saved(as: format, color: color.result), fit: fit)
  }

  /// The drafts against which least speaks, in their order.
  func best(of drafts: [StillDraft]) -> [StillDraft] {
    let quantities: Set<Quantity> = [.imageFormat, .alpha, .bitDepth]
    let judged = drafts.map { ($0, judge.objections(to: $0.facts, about: quantities)) }
    let least = judged.map(\.1).min()
    return judged.filter { $0.1 == least }.map(\.0)
  }
}
