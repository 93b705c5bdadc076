#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program that this process runs.
package enum OwnProgram {
  /// A path under which it can be started again.
  package static var path: String {
    let path = RunningProcess.program(of: getpid()) ?? CommandLine.arguments[0]
    #if os(Linux)
      // A program that was replaced since it started is found there all the same.
      if unsafe access(path, X_OK) != 0 { return "/proc/\(getpid())/exe" }
    #endif
    return path
  }
}
