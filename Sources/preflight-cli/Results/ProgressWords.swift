import Media
import MediaModel

/// How far work is, in words: `"42 %  63 of 150 frames  88 fps  2.9x  1 s left"`.
struct ProgressWords {
  /// What is counted.
  enum Subject {
    /// Frames of a clip, at the rate of the result where it is known.
    case frames(FrameRate?)
    case stills
  }

  private let parts: [String]

  /// The words for what was written within a time.
  init(_ progress: RenderProgress, elapsed: Duration, of subject: Subject) {
    let (done, total) = (progress.frameCount, max(progress.totalFrameCount, 1))
    var parts = [
      "\(min(100, done * 100 / total)) %",
      "\(done) of \(progress.totalFrameCount) \(subject.noun)",
    ]
    let seconds = elapsed / .seconds(1)
    if done > 0, seconds > 0 {
      let speed = Double(done) / seconds
      parts += Self.words(forSpeed: speed, of: subject)
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

  private static func words(forSpeed speed: Double, of subject: Subject) -> [String] {
    switch subject {
    case .stills: []
    case .frames(nil): ["\(short(speed)) fps"]
    case .frames(let rate?):
      ["\(short(speed)) fps", "\(short(speed / rate.framesPerSecond.approximation))x"]
    }
  }

  /// Whole numbers from ten on, else with one place.
  private static func short(_ value: Double) -> String {
    guard value < 9.95 else { return "\(Int(min(value, 1_000_000).rounded()))" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A time in words: `"2 min 5 s"`.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 360_000).rounded(.up))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    default: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
  }
}

extension ProgressWords.Subject {
  fileprivate var noun: String {
    switch self {
    case .frames: "frames"
    case .stills: "stills"
    }
  }
}
