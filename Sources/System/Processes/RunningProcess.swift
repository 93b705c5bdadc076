import Platform

/// Other processes of this program.
package enum RunningProcess {
  /// Whether a process is there and runs this program.
  ///
  /// Numbers are given again to other processes; one that runs another program is not meant.
  package static func isOurs(_ id: Int32) -> Bool {
    guard id > 0, kill(id, 0) == 0 || errno == EPERM else { return false }
    guard let own = program(of: getpid()) else { return true }
    guard let other = program(of: id) else { return errno == EACCES || errno == EPERM }
    return name(own) == name(other)
  }

  /// The path of the program that a process runs, or nil when there is no telling.
  package static func program(of id: Int32) -> String? {
    var path = [UInt8](repeating: 0, count: 4096)
    #if canImport(Darwin)
      let count = Int(unsafe proc_pidpath(id, &path, UInt32(path.count)))
    #else
      let count = unsafe path.withUnsafeMutableBytes { bytes in
        unsafe readlink(
          "/proc/\(id)/exe",
          bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self),
          bytes.count)
      }
    #endif
    return count > 0 ? String(decoding: path.prefix(count), as: UTF8.self) : nil
  }

  private static func name(_ path: String) -> Substring? {
    // The system marks a program that was replaced since it started.
    path.replacing(" (deleted)", with: "").split(separator: "/").last
  }
}
