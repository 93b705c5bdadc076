import Media
import MediaModel
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The line on standard error that tells how far work is: shown on a terminal, from the second
/// second on, rewritten in place, and gone at the end.
struct ProgressLine {
  private let clock = ContinuousClock()
  private let isShown: Bool
  private let subject: ProgressWords.Subject
  private var start: ContinuousClock.Instant
  private var nextShow: ContinuousClock.Instant
  private var lastCount = 0
  private var isVisible = false

  /// A line about work on such things.
  init(of subject: ProgressWords.Subject) {
    self.subject = subject
    isShown = Terminal.canRewriteLines
    start = clock.now
    nextShow = start + .seconds(1)
  }

  /// Tells how far the work is; cheap enough for every frame.
  mutating func show(_ progress: RenderProgress) {
    guard isShown else { return }
    let now = clock.now
    // A second attempt begins anew, and so does its speed.
    if progress.frameCount < lastCount { start = now }
    lastCount = progress.frameCount
    guard now >= nextShow else { return }
    nextShow = now + .milliseconds(200)
    let words = ProgressWords(progress, elapsed: now - start, of: subject)
    let text = words.text(columns: Terminal.errorWidth - 1)
    FileDescriptorOutput.standardError.write(Array("\r\u{1B}[2K\(text)".utf8))
    isVisible = true
  }

  /// Takes the line away.
  mutating func clear() {
    guard isVisible else { return }
    FileDescriptorOutput.standardError.write(Array("\r\u{1B}[2K".utf8))
    isVisible = false
  }
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

/// The line on standard error that tells how far a batch is: shown on a terminal, from the second
/// second on, rewritten in place.
struct BatchProgress {
  private let clock = ContinuousClock()
  private let isShown = Terminal.canRewriteLines
  private let start: ContinuousClock.Instant
  private var nextShow: ContinuousClock.Instant
  private var isVisible = false
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
    start = clock.now
    nextShow = start + .seconds(1)
    if isShown, inputs.isRepeatable {
      counting = inputs.makeIterator()
      total = 0
    }
  }

  /// Counts one more input that is done, and shows the line now and then.
  mutating func advance(hasFailed: Bool) {
    doneCount += 1
    failureCount += hasFailed ? 1 : 0
    guard isShown else { return }
    countAhead()
    let now = clock.now
    guard now >= nextShow else { return }
    nextShow = now + .milliseconds(200)
    let words = BatchProgressWords(
      doneCount: doneCount, total: counting == nil ? total : nil, failureCount: failureCount,
      elapsed: (now - start) / .seconds(1))
    let text = words.text(columns: Terminal.errorWidth - 1)
    FileDescriptorOutput.standardError.write(Array("\r\u{1B}[2K\(text)".utf8))
    isVisible = true
  }

  /// Takes the line away, for something else to be printed.
  mutating func clear() {
    guard isVisible else { return }
    FileDescriptorOutput.standardError.write(Array("\r\u{1B}[2K".utf8))
    isVisible = false
  }

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
  func text(columns: Int) -> String {
    var text = ""
    for part in parts {
      let longer = text.isEmpty ? part : text + "  " + part
      guard longer.count <= columns else { break }
      text = longer
    }
    return text
  }

  private var parts: [String] {
    var parts = [
      total.map { "\(doneCount.grouped) of \($0.grouped) files" } ?? "\(doneCount.grouped) files"
    ]
    if failureCount > 0 { parts.append("\(failureCount.grouped) failed") }
    guard doneCount > 0, elapsed > 0 else { return parts }
    let speed = Double(doneCount) / elapsed
    parts.append(
      speed >= 10 ? "\(Int(min(speed, 1e9)).grouped) a second" : "\(tenths(speed)) a second")
    if let total, total >= doneCount {
      parts.append("\(ProgressWords.time(Double(total - doneCount) / speed)) left")
    }
    return parts
  }

  private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Int {
  /// The number with its thousands apart: `12,345`.
  var grouped: String {
    var digits = Array(String(self))
    var place = digits.count - 3
    while place > 0, digits[place - 1] != "-" {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
