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

  /// Whether somebody has to look at it.
  var isTrouble: Bool {
    switch self {
    case .facts, .refused: false
    case .crashed, .timedOut, .grew, .differs, .slow: true
    }
  }
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
