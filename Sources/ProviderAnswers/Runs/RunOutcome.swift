/// What came of a run, as far as its ending and its output show.
package enum RunOutcome: Sendable, Hashable {
  /// The command ended well, and nothing that it printed says otherwise.
  case accepted
  /// The provider said no, whatever the command's exit code.
  case rejected
  /// The command failed, and the provider said nothing that was understood.
  case failed
  /// The command or Preflight was ended from outside.
  case died

  /// What a run shows that has come to its end or is known to be gone; nil when it never started.
  ///
  /// Where the command ended well, a refusal that passes by itself, such as one for lack of capacity,
  /// does not count, since it tried again; nor does a mere sentence, which may be about anything.
  package init?(_ run: RunRecord, explanations: [Explanation]) {
    let hasRejections = !run.answer.rejections.isEmpty || run.answer.state == .failed
    switch run.stage {
    case .stopped: return nil
    case .started: self = .died
    case .killed: self = hasRejections ? .rejected : .died
    case .ended where run.exitCode == 0:
      let hasPassed =
        explanations.first?.retry.chance == .afterWaiting && run.answer.state != .failed
      let isEvident =
        run.answer.state == .failed || run.answer.rejections.contains(where: \.isEvident)
      self = isEvident && !hasPassed ? .rejected : .accepted
    case .ended:
      let hasErrorStatus = run.answer.status.map { $0 >= 400 } ?? false
      self = hasRejections || hasErrorStatus ? .rejected : .failed
    }
  }
}

extension RunRecord {
  /// Where the provider may have a result of a run that died, or nil when nothing shows that it
  /// accepted the request or when it says itself how the job ended.
  package var unfinishedJob: JobReference? {
    switch answer.state {
    case .failed, .canceled: nil
    case .queued, .running, .throttled, .completed, nil: answer.jobs.last
    }
  }
}

extension Rejection {
  /// Whether it is more than a sentence: it has a code, a field, or the status of an error.
  fileprivate var isEvident: Bool {
    code != nil || !field.isEmpty || (status.map { $0 >= 400 } ?? false)
  }
}

extension JobReference {
  /// Where to look for the result, one sentence.
  package var lookupSentence: String {
    "The provider may have finished it: look in its history for \(name) \(id)."
  }
}
