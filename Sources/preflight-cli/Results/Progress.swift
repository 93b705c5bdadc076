import Media
import Preflight
import System

/// A line on standard error that is rewritten in place: shown on a terminal, from the second second
/// on.
struct StatusLine {
  /// Whether there is a terminal to show it on.
  let isShown = Terminal.canRewriteLines

  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant
  private var nextShow: ContinuousClock.Instant
  private var isVisible = false

  /// A line about work that starts now.
  init() {
    start = clock.now
    nextShow = start + .seconds(1)
  }

  /// Counts the time from now on.
  mutating func restart() { start = clock.now }

  /// Shows what a closure makes of the time since the start and the columns there are, five times a
  /// second at most.
  mutating func show(_ text: (_ elapsed: Duration, _ columns: Int) -> String) {
    let now = clock.now
    guard isShown, now >= nextShow else { return }
    nextShow = now + .milliseconds(200)
    let text = text(now - start, Terminal.errorWidth - 1)
    FileDescriptorOutput.standardError.write(Array("\r\u{1B}[2K\(text)".utf8))
    isVisible = true
  }

  /// Removes the line, for something else to be printed.
  mutating func clear() {
    guard isVisible else { return }
    FileDescriptorOutput.standardError.write(Array("\r\u{1B}[2K".utf8))
    isVisible = false
  }

  /// As many parts as one line of so many columns has room for.
  fileprivate static func joined(_ parts: [String], columns: Int) -> String {
    var text = ""
    for part in parts {
      let longer = text.isEmpty ? part : text + "  " + part
      guard longer.count <= columns else { break }
      text = longer
    }
    return text
  }
}

/// The status line about the frames or stills that are being written.
struct ProgressLine {
  private let subject: ProgressWords.Subject
  private var line = StatusLine()
  private var lastCount = 0

  /// A line about work on such things.
  init(of subject: ProgressWords.Subject) { self.subject = subject }

  /// Tells how far the work is; cheap enough for every frame.
  mutating func show(_ progress: RenderProgress) {
    guard line.isShown else { return }
    // A second attempt starts over, and so does its speed.
    if progress.frameCount < lastCount { line.restart() }
    lastCount = progress.frameCount
    let subject = subject
    line.show { elapsed, columns in
      ProgressWords(progress, elapsed: elapsed, of: subject).text(columns: columns)
    }
  }

  /// Removes the line.
  mutating func clear() { line.clear() }
}

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
  func text(columns: Int) -> String { StatusLine.joined(parts, columns: columns) }

  private static func words(forSpeed speed: Double, of subject: Subject) -> [String] {
    switch subject {
    case .stills: []
    case .frames(nil): ["\(short(speed)) fps"]
    case .frames(let rate?):
      ["\(short(speed)) fps", "\(short(speed / rate.framesPerSecond.approximation))x"]
    }
  }

  /// Whole numbers from ten on, else with one place.
  fileprivate static func short(_ value: Double) -> String {
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

/// The status line about a batch.
struct BatchProgress {
  private var line = StatusLine()
  /// Counts the inputs ahead of the work, a few at a time, or nil when all are counted.
  private var counting: InputSequence.Iterator?
  private var total: Int?

  private(set) var doneCount = 0
  private(set) var failureCount = 0

  /// How many inputs are counted for each one that is done: fast enough to be far ahead, and too few
  /// to be felt.
  private static let countedAtATime = 200

  /// A line about work on some inputs.
  init(on inputs: InputSequence) {
    if line.isShown, inputs.isRepeatable {
      counting = inputs.makeIterator()
      total = 0
    }
  }

  /// Counts one more input that is done, and shows the line now and then.
  mutating func advance(hasFailed: Bool) {
    doneCount += 1
    failureCount += hasFailed ? 1 : 0
    guard line.isShown else { return }
    countAhead()
    let (doneCount, failureCount, total) = (doneCount, failureCount, counting == nil ? total : nil)
    line.show { elapsed, columns in
      BatchProgressWords(
        doneCount: doneCount, total: total, failureCount: failureCount,
        elapsed: elapsed / .seconds(1)
      ).text(columns: columns)
    }
  }

  /// Removes the line, for something else to be printed.
  mutating func clear() { line.clear() }

  private mutating func countAhead() {
    guard counting != nil, let known = total else { return }
    var counted = known
    for _ in 0..<Self.countedAtATime {
      guard counting?.next() != nil else {
        counting = nil
        break
      }
      counted += 1
    }
    total = counted
  }
}

/// How far a batch is, in words: `"1,204 of 9,000 files  310 a second  26 s left  12 failed"`.
struct BatchProgressWords {
  let doneCount: Int
  /// How many there are, or nil while that is not known.
  let total: Int?
  let failureCount: Int
  /// Seconds since the start.
  let elapsed: Double

  /// The words on one line of at most so many columns; what has no room is left out from the end.
  func text(columns: Int) -> String { StatusLine.joined(parts, columns: columns) }

  private var parts: [String] {
    var parts = [
      total.map { "\(doneCount.grouped) of \($0.grouped) files" } ?? "\(doneCount.grouped) files"
    ]
    if failureCount > 0 { parts.append("\(failureCount.grouped) failed") }
    guard doneCount > 0, elapsed > 0 else { return parts }
    let speed = Double(doneCount) / elapsed
    let words = speed < 9.95 ? ProgressWords.short(speed) : Int(min(speed, 1e9)).grouped
    parts.append("\(words) a second")
    if let total, total >= doneCount {
      parts.append("\(ProgressWords.time(Double(total - doneCount) / speed)) left")
    }
    return parts
  }
}
