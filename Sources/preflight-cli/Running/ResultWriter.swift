import Reports

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Takes results in order and writes them to standard output, or to a file at the end.
struct ResultWriter {
  /// Values that were added for the one document of `--format json`.
  private(set) var collected: [JSONValue] = []
  private let path: String?
  private var pending: [UInt8] = []
  private var isFirst = true
  private var isBroken = false

  /// - Throws: `FileError` when the folder of the file does not exist or is not writable.
  init(path: String?) throws {
    self.path = path
    guard let path else { return }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard unsafe access(folder, W_OK) == 0 else {
      throw FileError(description: "\(path): the folder is missing or not writable.")
    }
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
  mutating func finish() throws {
    guard let path else {
      guard !isBroken else { throw FileError(description: "standard output was closed.") }
      return
    }
    let temporary = path + ".preflight-\(getpid())"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw FileError(description: "\(path): cannot be written: \(Self.lastError).")
    }
    let isWritten = FileDescriptorOutput(descriptor: descriptor).write(pending)
    let reason = Self.lastError
    guard isWritten, fsync(descriptor) == 0 || errno == EINVAL, close(descriptor) == 0,
      unsafe rename(temporary, path) == 0
    else {
      unsafe unlink(temporary)
      throw FileError(description: "\(path): cannot be written: \(reason).")
    }
  }

  private mutating func put(_ text: String) {
    guard path == nil else {
      pending += text.utf8
      return
    }
    if !isBroken { isBroken = !FileDescriptorOutput.standardOutput.write(Array(text.utf8)) }
  }

  private static var lastError: String {
    unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "unknown error"
  }
}
