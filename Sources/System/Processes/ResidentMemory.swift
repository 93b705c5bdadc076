package import Platform

/// How much memory processes really use, in bytes.
package enum ResidentMemory {
  /// What a process uses now, or nil when the system does not tell.
  package static func byteCount(of process: pid_t) -> Int64? {
    #if canImport(Darwin)
      var usage = rusage_info_v2()
      let result = unsafe withUnsafeMutablePointer(to: &usage) { usage in
        unsafe usage.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) { usage in
          unsafe proc_pid_rusage(process, RUSAGE_INFO_V2, usage)
        }
      }
      return result == 0 ? Int64(usage.ri_phys_footprint) : nil
    #else
      guard let text = try? LocalFiles.line(of: "/proc/\(process)/statm") else { return nil }
      let fields = text.split(separator: " ")
      guard fields.count > 1, let pages = Int64(fields[1]) else { return nil }
      return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    #endif
  }

  /// The most that a process used so far as the system accounts for it; of this process for nil.
  package static func peakByteCount(of usage: rusage?) -> Int64 {
    var own = rusage()
    if usage == nil { unsafe getrusage(thisProcess, &own) }
    let count = Int64((usage ?? own).ru_maxrss)
    #if canImport(Darwin)
      return count
    #else
      return count << 10
    #endif
  }

  #if canImport(Darwin)
    private static let thisProcess = RUSAGE_SELF
  #else
    private static let thisProcess = Int32(RUSAGE_SELF.rawValue)
  #endif
}
