import Platform
import Synchronization

/// The files of a process that opens none: another process opened them and handed them over, under the
/// paths by which both call them.
///
/// As long as they are in use, ``OpenFile`` finds its file here, and every ``OutputFile`` lies in the one
/// descriptor that may be written to, one behind the other; what has become of their names is up to the
/// process that owns it.
package enum InheritedFiles {
  /// A stretch of the bytes that were written: a file that is going to have a path.
  package struct Section: Sendable, Hashable {
    package var path: String
    /// Nil before anything was written.
    package var start: Int64?
    package var byteCount: Int64 = 0

    package init(path: String, start: Int64? = nil, byteCount: Int64 = 0) {
      self.path = path
      self.start = start
      self.byteCount = byteCount
    }
  }

  /// A file that may be read.
  package struct Readable: Sendable {
    let descriptor: Int32
    let start: Int64
    let byteCount: Int64

    package init(descriptor: Int32, start: Int64 = 0, byteCount: Int64) {
      self.descriptor = descriptor
      self.start = start
      self.byteCount = byteCount
    }
  }

  private struct State {
    var readable: [String: Readable]
    var output: Int32?
    /// The end of all that was written.
    var end: Int64 = 0
    /// Where the newest file begins.
    var lastStart: Int64?
    var committed: [Section] = []
  }

  private static let state = Mutex<State?>(nil)
  private static let mayBeInUse = Atomic(false)

  /// Uses files from now on, instead of opening any.
  package static func use(_ files: [String: Readable], output: Int32?) {
    state.withLock { $0 = State(readable: files, output: output) }
    mayBeInUse.store(true, ordering: .relaxed)
  }

  /// Whether files are handed over rather than opened.
  package static var areInUse: Bool { mayBeInUse.load(ordering: .relaxed) }

  /// Takes out the sections that have got their names since the last time, in that order.
  package static func takeCommitted() -> [Section] {
    state.withLock { state in
      defer { state?.committed = [] }
      return state?.committed ?? []
    }
  }

  static func file(at path: String) throws(FileError) -> Readable {
    guard let file = state.withLock({ $0?.readable[path] }) else {
      throw FileError(opening: path, errorNumber: EACCES)
    }
    return file
  }

  static func output(for path: String) throws(FileError) -> Int32 {
    guard let output = state.withLock({ $0?.output }) else {
      throw FileError(writing: path, errorNumber: EACCES)
    }
    return output
  }

  /// Grows a section; its first bytes go behind all others, and only the last section grows.
  static func makeRoom(for section: inout Section?, byteCount: Int64) {
    guard var grown = section else { return }
    state.withLock { state in
      if grown.start == nil {
        grown.start = state?.end
        state?.lastStart = grown.start
      }
      grown.byteCount = max(grown.byteCount, byteCount)
      let isLast = grown.start == state?.lastStart
      precondition(isLast || grown == section, "Two files are written at once.")
      let end = max(state?.end ?? 0, (grown.start ?? 0) + grown.byteCount)
      if isLast { state?.end = end }
    }
    section = grown
  }

  /// A path under which a section can be opened.
  package static func readablePath(of section: Section) -> String {
    let path = "\(section.path)\0\(section.start ?? 0)"
    state.withLock { state in
      guard let output = state?.output else { return }
      state?.readable[path] = Readable(
        descriptor: output, start: section.start ?? 0, byteCount: section.byteCount)
    }
    return path
  }

  static func commit(_ section: Section) {
    state.withLock { $0?.committed.append(section) }
  }
}
