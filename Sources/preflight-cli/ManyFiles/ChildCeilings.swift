import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a process for one file may use of the machine.
struct ChildCeilings: Sendable {
  /// The most memory in bytes, or nil for no limit.
  let memory: Int64?

  /// Three quarters of the machine's memory, shared by all that run at once, and never less than a
  /// gigabyte: 8K pictures take that much.
  static func shared(by count: Int) -> ChildCeilings {
    let pages = Int64(sysconf(Int32(_SC_PHYS_PAGES)))
    let machine = pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    guard machine > 0 else { return ChildCeilings(memory: nil) }
    return ChildCeilings(memory: max(1 << 30, machine / 4 * 3 / Int64(max(1, count))))
  }

  /// The words that start a program under these ceilings.
  ///
  /// The shell sets the ceiling and becomes the program: between starting and becoming it, nothing of
  /// ours could. Where the system knows no such ceiling, there is none.
  func words(running words: [String]) -> [String] {
    // A crash is no news here: neither its memory nor its stack is kept, which takes a minute or so.
    let script = """
      ulimit -c 0; ulimit -d "$0" 2>/dev/null; SWIFT_BACKTRACE=enable=no exec "$@"
      """
    let memory = Sanitizer.isPresent ? nil : memory
    return ["/bin/sh", "-c", script, memory.map { "\($0 >> 10)" } ?? "unlimited"] + words
  }
}
