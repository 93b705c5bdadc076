#if canImport(Darwin)
  import Darwin
#else
  // The variable itself is C's; nothing here changes it.
  @unsafe @preconcurrency import Glibc
#endif

/// The environment of this process.
package enum ProcessEnvironment {
  /// The variables as C hands them to a command.
  package static var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    #if canImport(Darwin)
      // The system sets it before the program starts.
      unsafe _NSGetEnviron().pointee.unsafelyUnwrapped
    #else
      unsafe environ
    #endif
  }

  /// The values of variables whose names say that they hold a key.
  package static var secrets: [String] {
    (Console.current.variables ?? variables)
      .filter { $0.value.count >= 8 && soundsSecret($0.key[...]) }.map(\.value)
  }

  private static var variables: [String: String] {
    var variables: [String: String] = [:]
    var index = 0
    while let variable = unsafe pointer[index] {
      let parts = unsafe String(cString: variable).split(separator: "=", maxSplits: 1)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      index += 1
    }
    return variables
  }

  private static func soundsSecret(_ name: Substring) -> Bool {
    let name = name.uppercased()
    return ["KEY", "TOKEN", "SECRET", "PASSWORD", "CREDENTIALS"].contains { name.hasSuffix($0) }
  }
}
