import Media
import Preflight
import ProviderAnswers
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension SupportFacts.System {
  /// The system on which this process runs.
  static var current: SupportFacts.System {
    var names = utsname()
    let isKnown = unsafe uname(&names) == 0
    return SupportFacts.System(
      name: distribution ?? text(&names.sysname),
      kernel: isKnown ? "\(text(&names.sysname)) \(text(&names.release))" : "unknown kernel",
      architecture: isKnown ? text(&names.machine) : "unknown architecture",
      ffmpegVersion: FFmpegVersion.release)
  }

  /// Name and version as the system calls itself, or nil.
  private static var distribution: String? {
    #if canImport(Darwin)
      var version = [UInt8](repeating: 0, count: 64)
      var count = version.count
      guard unsafe sysctlbyname("kern.osproductversion", &version, &count, nil, 0) == 0 else {
        return "macOS"
      }
      return "macOS " + String(decoding: version.prefix { $0 != 0 }, as: UTF8.self)
    #else
      let paths = ["/etc/os-release", "/usr/lib/os-release"]
      let contents = paths.lazy.compactMap { try? LocalFiles.contents(of: $0) }.first
      let lines = contents.map { String(decoding: $0, as: UTF8.self).split(separator: "\n") } ?? []
      return lines.first { $0.hasPrefix("PRETTY_NAME=") }
        .map { $0.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" && $0 != "'" } }
    #endif
  }

  /// The text in a field of C's structure.
  private static func text<Field>(_ field: inout Field) -> String {
    unsafe withUnsafeBytes(of: &field) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
