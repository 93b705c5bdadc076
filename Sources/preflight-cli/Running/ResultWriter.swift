import Reports

/// Takes results in order and writes them to standard output, or to a file at the end.
struct ResultWriter {
  /// Values that were added for the one document of `--format json`.
  private(set) var collected: [JSONValue] = []
  private let file: ResultFile?
  private var pending: [UInt8] = []
  private var isFirst = true
  private var failure: String?

  /// - Parameter file: where the results go, or nil for standard output.
  init(file: ResultFile? = nil) {
    self.file = file
  }

  /// Remembers a value for the document.
  mutating func add(_ value: JSONValue) { collected.append(value) }

  /// Writes a value on a line of its own.
  mutating func write(line value: JSONValue) { put(value.text(isIndented: false) + "\n") }

  /// Writes a document, indented.
  mutating func write(document value: JSONValue) { put(value.text(isIndented: true) + "\n") }

  /// Writes a block of text, with an empty line between it and the one before.
  mutating func write(block: String) {
    put((isFirst ? "" : "\n") + block + "\n")
    isFirst = false
  }

  /// Completes what was begun: puts the file in place.
  ///
  /// - Throws: `FileError` when the disk or the receiver refuses; no half file is left.
  func finish() throws {
    if let failure {
      throw FileError(description: "standard output cannot be written: \(failure).")
    }
    try file?.write(pending)
  }

  private mutating func put(_ text: String) {
    guard file == nil else {
      pending += text.utf8
      return
    }
    guard failure == nil else { return }
    if !FileDescriptorOutput.standardOutput.write(Array(text.utf8)) { failure = lastErrorReason }
  }
}
