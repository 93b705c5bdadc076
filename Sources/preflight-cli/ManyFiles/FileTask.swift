import Preflight

/// What a batch makes of one file.
struct FileTask: Sendable {
  /// One result, or all stills of the file in a folder.
  struct Part: Sendable {
    /// The file or folder to write, or nil where nothing is to be written.
    var target: String?
    /// Why it cannot even be tried, one sentence, or nil.
    var obstacle: String?
    /// Words that only this part needs.
    var words: [String] = []
  }

  let entry: InputEntry
  var parts: [Part]
  /// Whether the batch has come to the file before.
  var isRepeated = false
}

/// What came of one part.
enum PartOutcome: Sendable {
  /// It was made, planned or refused: the lines that say so, and what counts of them.
  case finished(lines: [String], results: [ResultLine])
  /// It had been made before under this path, and nothing has changed since.
  case done(String)
  /// Nothing is to be made: the file is no media, or a result of ours.
  case passedOver
  /// It could not be tried, or went wrong.
  case failed(String)
  /// Somebody wanted to stop first.
  case stopped
}
