/// What a check found to be not as a limit demands; it becomes a finding once its severity is known.
package struct Violation: Sendable, Hashable {
  /// How sure the check is.
  package enum Certainty: Sendable, Hashable {
    case broken
    /// So close that the provider may accept it or alter it.
    case inexact
    /// The fact is not known.
    case unknown
  }

  /// The finding's id.
  package var id: String
  package var certainty = Certainty.broken
  /// The input that is meant, or nil for several together.
  package var input: AssignedInput?
  package var measured: Measurement?
  /// The first half of the message, without a stop: `"The clip lasts 5.080 s (container)"`.
  var observation: String
  /// The whole message, where it is not an observation and a demand; without a stop.
  package var sentence: String?
  /// What is accepted: `"at most 5 s"`.
  package var demand: String
  /// What else is known, as whole sentences.
  package var remarks: [String] = []
  /// Why it matters, as one sentence, or nil when that goes without saying.
  package var reason: String?
  package var fix: Fix?
}
