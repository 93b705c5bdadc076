import MediaModel
import Preflight

/// Stills to make reports of.
enum StillSample {
  static let color = ColorReading(
    matrix: .init("bt709", .tagged), range: .init("limited", .tagged),
    primaries: .init("bt709", .tagged), transfer: .init("bt709", .tagged),
    chromaLocation: .init("left", .assumed))

  static func frame(_ number: Int64, isCounted: Bool = true) -> FrameAddress {
    FrameAddress(
      track: 1, ticks: 3000 + number * 1001, timeBase: Rational(1, 30_000) ?? 1,
      number: isCounted ? Int(number) : nil,
      time: MediaTime(seconds: Rational(number * 1001, 30_000) ?? 0),
      duration: MediaTime(seconds: Rational(1001, 30_000) ?? 0))
  }

  /// The last of 150 frames, saved as PNG, changed where a test wants it.
  static func last(change: (inout StillRecord) -> Void = { _ in }) -> StillRecord {
    guard let size = PixelSize(width: 1280, height: 720) else { preconditionFailure("A size.") }
    var still = StillRecord(
      request: "last", source: "clip.mp4", sourceHash: "ab12", path: "stills/end.png",
      format: "png", size: size, byteCount: 1_234_567, bitDepth: 8,
      frame: frame(149), pixelHash: "cd34", color: color)
    change(&still)
    return still
  }

  /// The same, made to fit a profile.
  static func fitted(change: (inout StillRecord) -> Void = { _ in }) -> StillRecord {
    last {
      $0.steps = [
        RepairStep(
          .crop, action: "Crop to 960x720.", reason: "Painter accepts 4:3.",
          cost: "25 % of the picture is cropped.", findings: ["image.aspect"])
      ]
      $0.notes = ["The clip has a second video track, which was not looked at."]
      $0.check = [RepairSample.result([], of: Sample.image("stills/end.png"))]
      change(&$0)
    }
  }

  /// A good frame in the place of a black one.
  static func replaced() -> StillRecord {
    last {
      $0.frame = frame(140)
      $0.replacement = StillRecord.Replacement(
        wanted: frame(149), reason: "The frame is black: its mean luma is 16.2 of 255.")
    }
  }

  static let refusal = Refusal(
    "aspect-undecided", reason: "The frame is 16:9; Eraser accepts 4:3, which would crop 25 %.",
    choices: ["Add --aspect crop.", "Add --aspect pad."])
}
