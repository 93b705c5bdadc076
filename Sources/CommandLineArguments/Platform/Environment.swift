#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The value of an environment variable, or nil when it is not set.
func environmentValue(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}

/// How many columns text may fill: `COLUMNS`, or 80 when that is unset or no use.
var terminalColumns: Int {
  guard let text = environmentValue("COLUMNS"), let columns = Int(text), columns > 0 else {
    return 80
  }
  return columns
}

/// Writes a line to standard error.
func printToStandardError(_ line: String) {
  var bytes = Array((line + "\n").utf8)[...]
  while !bytes.isEmpty {
    let count = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    bytes.removeFirst(count)
  }
}

/// Ends the process after what was printed has been written.
func endProcess(with code: ExitCode) -> Never {
  exit(code.rawValue)
}
