import Media
import System

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
