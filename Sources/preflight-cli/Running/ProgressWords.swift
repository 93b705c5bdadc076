import Media
import MediaModel

/// How far work is, in words: `"42 %  63 of 150 frames  88 fps  2.9x  1 s left"`.
struct ProgressWords {
  private let parts: [String]

  /// The words for frames that were written within a time; `rate` is that of the result.
  init(_ progress: RenderProgress, elapsed: Duration, rate: FrameRate?) {
    let (done, total) = (progress.frameCount, max(progress.totalFrameCount, 1))
    var parts = [
      "\(min(100, done * 100 / total)) %", "\(done) of \(progress.totalFrameCount) frames",
    ]
    let seconds = elapsed / .seconds(1)
    if done > 0, seconds > 0 {
      let speed = Double(done) / seconds
      parts.append("\(Self.short(speed)) fps")
      if let rate { parts.append("\(Self.short(speed / rate.framesPerSecond.approximation))x") }
      let left = Double(max(0, total - done)) / speed
      parts.append("\(Self.time(left)) left")
    }
    self.parts = parts
  }

  /// The words on one line of at most so many columns; what has no room is left out from the end.
  func text(columns: Int) -> String {
    var text = ""
    for part in parts {
      let longer = text.isEmpty ? part : text + "  " + part
      guard longer.count <= columns else { break }
      text = longer
    }
    return text
  }

  /// Whole numbers from ten on, else with one place.
  private static func short(_ value: Double) -> String {
    guard value < 9.95 else { return "\(Int(min(value, 1_000_000).rounded()))" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 360_000).rounded(.up))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    default: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
  }
}
