/// How a command ended.
package enum CommandEnding: Sendable, Hashable {
  case exited(Int32)
  case killed(signal: Int32)

  /// Reads the status that the system gives of a process that has ended.
  ///
  /// The corresponding C macros are `WIFEXITED`, `WEXITSTATUS` and `WTERMSIG`.
  package init(waitStatus status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  /// The code with which a shell would tell it: 128 and the signal's number for a killed one.
  package var exitCode: Int32 {
    switch self {
    case .exited(let code): code
    case .killed(let signal): 128 + signal
    }
  }
}
