import Preflight

/// One thing that a batch makes: a result of a file, or all stills of it in a folder.
struct FileTask: Sendable {
  let entry: InputEntry
  /// The file or folder to write, or nil where nothing is to be written.
  var target: String?
  /// Why it cannot even be tried, one sentence, or nil.
  var obstacle: String?
  /// Words that only this task needs.
  var words: [String] = []
}

/// What came of it.
enum TaskOutcome: Sendable {
  /// It was made, planned or refused: the lines that say so, and what counts of them.
  case finished(lines: [String], results: [ResultLine])
  /// It had been made before, and nothing has changed since.
  case done
  /// A file in a folder of which nothing is to be made: no media, or a result of ours.
  case passedOver
  /// It could not be tried, or went wrong.
  case failed(String)
  /// Somebody wanted to stop first.
  case stopped
}
