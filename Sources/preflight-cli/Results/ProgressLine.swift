import Media
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
