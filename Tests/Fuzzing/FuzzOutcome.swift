import Media
import MediaModel

/// What came of reading a mutant.
enum FuzzOutcome: String, CaseIterable {
  case facts
  case refused = "a plain refusal"
  case crashed = "a worker crashed"
  case timedOut = "a worker hung"
  case grew = "a worker swelled"
  case differs = "direct reading differs"
  case slow = "read, but slowly"

  /// Whether the mutant is kept for somebody to look at.
  var isRemarkable: Bool {
    switch self {
    case .facts, .refused: false
    case .crashed, .timedOut, .grew, .differs, .slow: true
    }
  }

  /// Whether it must not be; what takes FFmpeg long within its ceilings is no fault.
  var isTrouble: Bool { isRemarkable && self != .slow }
}

/// What a reader said of a file.
enum Answer: Equatable {
  case facts(MediaFacts)
  case error(MediaError)

  init(_ read: () throws(MediaError) -> MediaFacts) {
    do {
      self = .facts(try read())
    } catch {
      self = .error(error)
    }
  }
}
