import Preflight

/// What is done to the size and shape of a picture, in words.
struct GeometrySteps {
  let before: MediaFacts
  let fit: PictureFit
  let findings: [Finding]
  /// Why it is done where no finding says.
  let otherwise: String

  var cropping: RepairStep? {
    guard let crop = fit.crop, let shown = before.displaySize else { return nil }
    let edges = [
      (crop.left, "left"), (crop.right, "right"), (crop.top, "top"), (crop.bottom, "bottom"),
    ].filter { $0.0 > 0 }.map { "\($0.0) px at the \($0.1)" }
    return RepairStep(
      .crop, action: "Cut off \(Wording.list(edges, "and")).",
      reason: findings.reason(else: otherwise),
      cost: "\(Words.percent(fit.lostShare(of: shown))) of the picture is cropped.",
      findings: findings.ids)
  }

  var padding: RepairStep? {
    guard fit.method == .pad, fit.pictureSize != fit.size else { return nil }
    return RepairStep(
      .pad, action: "Put the picture of \(fit.pictureSize) on a canvas of \(fit.size).",
      reason: findings.reason(else: "Bars were asked for."),
      cost: "\(Words.percent(fit.barShare)) of the result is bars.", findings: findings.ids)
  }

  var scaling: RepairStep? {
    guard let shown = before.displaySize else { return nil }
    let kept = fit.keptSize(of: shown)
    guard kept != fit.pictureSize else { return nil }
    let isUpscaled = fit.isUpscaling(shown)
    return RepairStep(
      .scale, action: "Scale \(kept) \(isUpscaled ? "up " : "")to \(fit.pictureSize).",
      reason: findings.reason(else: otherwise),
      cost: isUpscaled ? "The picture is enlarged; no detail is gained." : "Fine detail is lost.",
      findings: findings.ids)
  }
}

/// How numbers are written in steps and reasons.
enum Words {
  /// `"1 frame"`, `"149 frames"`.
  static func frames(_ count: Int) -> String { "\(count) frame\(count == 1 ? "" : "s")" }

  /// `"30 fps"`, `"29.97 fps"`.
  static func rate(_ rate: FrameRate) -> String {
    "\(rate.framesPerSecond.shortDecimal(places: 3)) fps"
  }

  /// A share in percent with one decimal: `"6.2 %"`.
  static func percent(_ share: Rational) -> String {
    "\((share * 100).shortDecimal(places: 1)) %"
  }
}

extension Wording {
  /// `"16,777,216 bytes"`.
  static func wholeBytes(_ count: Int64) -> String { "\(count.grouped) bytes" }
}

extension MediaTime {
  /// The time to the microsecond without trailing zeros: `"4.966667 s"`, `"5 s"`.
  var short: String { seconds.shortDecimal(places: 6) + " s" }
}

extension String {
  /// The same text with a full stop, unless it has one.
  var sentence: String { hasSuffix(".") ? self : self + "." }
}
