import MediaModel
import Preflight

/// Which frame a still shows, in words: `"last: frame 124 at 4.96 s of clip.mp4"`.
struct StillFrameWords {
  let text: String

  init(_ still: StillRecord) {
    guard let frame = still.frame else {
      text = "made from \(still.source)"
      return
    }
    let shown = "\(still.request): \(Self.name(of: frame)) of \(still.source)"
    let wanted = still.replacement?.wanted
    text = shown + (wanted.map { ", instead of \(Self.name(of: $0))" } ?? "")
  }

  /// `"frame 124 at 4.96 s"`.
  private static func name(of frame: FrameAddress) -> String {
    let number = frame.number.map { "frame \($0)" } ?? "the frame"
    return "\(number) at \(frame.time.seconds.shortDecimal(places: 6)) s"
  }
}
