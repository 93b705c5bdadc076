import MediaModel
import Preflight
import ProviderAnswers
import Reports
import Store
import System

/// What is said and learned once a command has ended.
struct RunAftermath {
  let profile: Profile
  /// What the profile was called on the command line.
  let profileName: String
  let catalog: Catalog
  let request: Request
  let memory: Memory

  /// Explains what went wrong, and learns from it; says nothing where all went well.
  func follow(_ log: RunLog) {
    let answer = log.run.answer
    let explanations = ErrorGuide.builtIn.explanations(of: answer)
    guard let outcome = RunOutcome(log.run, explanations: explanations) else { return }
    switch outcome {
    case .accepted: weakenBrokenLimits()
    case .rejected:
      printError(
        log.run.exitCode == 0 ? Self.rejectedInSilence : "The provider refused the request.")
      explain(explanations, answer)
      learn(from: answer)
      tellRetry(explanations.first, log)
    case .failed, .died:
      tellJob(log.run)
    }
  }

  private static let rejectedInSilence =
    "The command ended as if all were well, and the provider refused the request."

  private func explain(_ explanations: [Explanation], _ answer: ProviderAnswer) {
    guard !explanations.isEmpty else {
      printError("Nothing is known of what it says; 'preflight explain' may know its words.")
      return
    }
    let report = FailureReport(explanations: Array(explanations.prefix(3)), jobs: answer.jobs)
    printErrorBlock(ExplanationText(style: .ofMessages, profile: profileName).text(report))
  }

  /// Remembers the limits that a rejection names.
  private func learn(from answer: ProviderAnswer) {
    let lessons = Lessons(answer, for: profile, request: request, at: Timestamp.seconds)
    guard !lessons.limits.isEmpty else { return }
    let learned = memory.use { store throws(StoreError) in try store.learn(lessons.limits) } ?? []
    for limit in learned {
      printError("Learned for \(profile.name): \(limit.limit.summary). The next check knows it.")
    }
  }

  /// Says when the same request may be sent again, where waiting helps.
  private func tellRetry(_ explanation: Explanation?, _ log: RunLog) {
    guard let advice = explanation?.retry, advice.chance == .afterWaiting else { return }
    let failures = log.failureCount { answer in
      ErrorGuide.builtIn.explanations(of: answer).first?.retry.chance == .afterWaiting
    }
    printError(BackOff(advice, failures: failures).sentence)
  }

  private func tellJob(_ run: RunRecord) {
    guard let job = run.unfinishedJob else { return }
    let how =
      run.signal.map { "The command was ended by signal \($0)" }
      ?? "The command failed with code \(run.exitCode ?? 1)"
    printError("\(how) after a job was accepted. \(job.lookupSentence)")
  }

  /// Notes that limits do not hold as they were learned when a request outside them is accepted.
  private func weakenBrokenLimits() {
    let known = memory.read { store throws(StoreError) in
      try store.learnedLimits(of: profile.id)
    }
    guard let known, !known.isEmpty,
      let broken = try? LearnedLimits(known, at: Timestamp.seconds).broken(
        by: request, for: profile, in: catalog), !broken.isEmpty
    else { return }
    memory.use { store throws(StoreError) in try store.contradict(broken) }
    for limit in broken {
      printError(
        "The request was accepted outside a learned limit, which is advice from now on: "
          + "\(limit.limit.summary).")
    }
  }
}
