import JSON
import Media
import Reports
import System

/// Takes results in order and writes them to standard output, or to a file at the end.
struct ResultWriter {
  /// Values that were added for the one document of `--format json`.
  private(set) var collected: [JSONValue] = []
  /// Whether nothing has been written yet.
  private(set) var isEmpty = true
  private let file: ResultFile?
  private let stream: FileDescriptorOutput
  private let streamName: String
  private var pending: [UInt8] = []
  private var failure: String?

  /// A writer of results that appear when they are complete, or at once on standard output.
  ///
  /// - Parameter file: where the results go, or nil for standard output.
  init(file: ResultFile? = nil) {
    self.file = file
    stream = .standardOutput
    streamName = "standard output"
  }

  /// A writer of results that are to be had at once, in a file that is called so in messages.
  init(stream: FileDescriptorOutput, name: String) {
    file = nil
    self.stream = stream
    streamName = name
  }

  /// Remembers a value for the document.
  mutating func add(_ value: JSONValue) { collected.append(value) }

  /// Writes a value on a line of its own.
  mutating func write(line value: JSONValue) { write(line: value.bytes(isIndented: false)) }

  /// Writes a line.
  mutating func write(line text: String) { write(line: Array(text.utf8)) }

  /// Writes a line of UTF-8.
  mutating func write(line bytes: [UInt8]) { put(bytes + [UInt8(ascii: "\n")]) }

  /// Writes a text that has all its line breaks.
  mutating func write(whole text: String) { put(Array(text.utf8)) }

  /// Writes a document, indented.
  mutating func write(document value: JSONValue) { write(line: value.bytes(isIndented: true)) }

  /// Writes a block of text, with an empty line between it and the one before.
  mutating func write(block: String) { write(block: Array(block.utf8)) }

  /// The same for UTF-8.
  mutating func write(block: [UInt8]) {
    if !isEmpty { put([UInt8(ascii: "\n")]) }
    write(line: block)
  }

  /// Completes what was begun: puts the file in place.
  ///
  /// - Throws: `FileError` when the disk or the receiver refuses; no half file is left.
  func finish() throws {
    if let failure {
      throw FileError(description: "\(streamName) cannot be written: \(failure).")
    }
    try file?.write(pending)
  }

  private mutating func put(_ bytes: [UInt8]) {
    isEmpty = false
    guard file == nil else {
      pending += bytes
      return
    }
    guard failure == nil else { return }
    if !stream.write(bytes) { failure = lastErrorReason }
  }
}
