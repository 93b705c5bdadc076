/// Whether a provider's own history is likely to show a run.
package struct ProviderTrace: Sendable, Hashable {
  /// The answer.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A job was seen.
    case likely
    /// The request was refused before a job was seen.
    case unlikely
    /// Nothing was sent.
    case none
    /// The output does not show whether the request arrived.
    case unknown
  }

  package var kind: Kind
  /// Why, one sentence.
  package var reason: String

  /// What a run shows.
  package init(of run: RunRecord) {
    let jobs = run.answer.jobs.map { "\($0.name) \($0.id)" }
    if run.stage == .stopped {
      self.init(.none, "Nothing was sent: the command did not start.")
    } else if !jobs.isEmpty {
      self.init(.likely, "The provider named a job: \(jobs.joined(separator: ", ")).")
    } else if !run.answer.rejections.isEmpty {
      self.init(.unlikely, "The request was refused, and no job was named.")
    } else if run.answer.state != nil {
      self.init(.likely, "The provider told the state of a job, but the output names none.")
    } else {
      self.init(.unknown, "The command's output names no job and no refusal.")
    }
  }

  private init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }
}
