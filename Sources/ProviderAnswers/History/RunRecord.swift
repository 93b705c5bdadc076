/// What came of a command behind the gate.
package struct RunRecord: Sendable, Hashable {
  /// How far it came.
  package enum Stage: String, Sendable, Hashable, CaseIterable {
    /// The check, the price or an earlier rejection kept it from starting.
    case stopped
    /// It started, and its end was not seen: it is running, or Preflight was killed.
    case started
    /// It ended by itself.
    case ended
    /// A signal ended it.
    case killed
  }

  package var stage: Stage
  /// The name of the command, without its arguments.
  package var command: String
  /// SHA-256 over profile, media, settings and command: the same for the same request.
  package var fingerprint: String
  /// Its exit code, or nil when it has none.
  package var exitCode: Int32?
  /// The signal that ended it, or nil.
  package var signal: Int32?
  /// How long it ran, in milliseconds, or nil while that is not known.
  package var milliseconds: Int64?
  /// The process that started it, to tell whether it still runs.
  package var processID: Int32?
  /// Why it did not start, one sentence; nil when it did.
  package var stopReason: String?
  /// What was recognised in its output.
  package var answer: ProviderAnswer

  package init(
    stage: Stage, command: String, fingerprint: String, exitCode: Int32? = nil,
    signal: Int32? = nil, milliseconds: Int64? = nil, processID: Int32? = nil,
    stopReason: String? = nil, answer: ProviderAnswer = ProviderAnswer()
  ) {
    self.stage = stage
    self.command = command
    self.fingerprint = fingerprint
    self.exitCode = exitCode
    self.signal = signal
    self.milliseconds = milliseconds
    self.processID = processID
    self.stopReason = stopReason
    self.answer = answer
  }
}
