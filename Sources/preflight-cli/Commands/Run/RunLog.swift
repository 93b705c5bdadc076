import MediaModel
import Preflight
import ProviderAnswers
import Store
import Synchronization
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is remembered of one run: stored before the command starts, and completed at its end.
///
/// A memory that cannot be used changes nothing of the run.
struct RunLog {
  /// What came of the run so far.
  private(set) var run: RunRecord
  /// The number of the run in the history, or nil when it is not stored.
  private(set) var number: Int64?
  private var entry: HistoryEntry
  private let memory: Memory

  /// A run that has not started.
  ///
  /// - Parameters:
  ///   - request: What is going to be sent.
  ///   - profile: Where it is going to be sent.
  ///   - program: The program as it was typed.
  ///   - memory: Where it is remembered.
  init(of request: PreparedRequest, to profile: Profile, by program: [UInt8], in memory: Memory) {
    self.memory = memory
    // A file that is gone at the end is remembered by the one from which it was made.
    entry = HistoryEntry(
      request.result, of: request.report.request, settingsOf: profile, at: Timestamp.seconds,
      resolving: { AbsolutePath.resolved(request.sources[$0] ?? $0) })
    let name = String(decoding: program, as: UTF8.self).split(separator: "/").last
    run = RunRecord(stage: .stopped, command: name.map(String.init) ?? "", fingerprint: "")
  }

  /// Remembers that the command was kept from starting.
  mutating func stop(because reason: String) {
    run.stage = .stopped
    run.stopReason = reason
    if let number {
      update(number)
    } else {
      record()
    }
  }

  /// Remembers that the command starts, unless earlier runs of the same request speak against it.
  ///
  /// - Parameters:
  ///   - fingerprint: What makes it the same request.
  ///   - hashes: The content hashes of the files, in their order.
  ///   - isForced: Whether nothing speaks against it.
  /// - Returns: What the earlier runs say.
  mutating func begin(
    fingerprint: String, hashes: [String], isForced: Bool
  ) -> RetryDecision? {
    run.fingerprint = fingerprint
    run.processID = getpid()
    for (index, hash) in hashes.enumerated() where entry.inputs.indices.contains(index) {
      entry.inputs[index].contentHash = hash
    }
    run.stage = .started
    entry.run = run
    let (beginning, time) = (entry, entry.time)
    let decision = Mutex<RetryDecision?>(nil)
    let number = memory.use { store throws(StoreError) in
      try store.begin(
        beginning,
        if: { earlier in
          let made = RetryDecision(after: earlier, at: time)
          decision.withLock { $0 = made }
          return made.obstacle == nil || isForced
        })
    }
    self.number = number ?? nil
    return decision.withLock(\.self)
  }

  /// Remembers what was recognised in the output so far, if it is new.
  mutating func note(_ answer: ProviderAnswer) {
    let jobs = answer.jobs.filter { !run.answer.jobs.contains($0) }
    guard !jobs.isEmpty || (answer.state != nil && answer.state != run.answer.state) else { return }
    run.answer.jobs += jobs
    run.answer.state = answer.state ?? run.answer.state
    if let number { update(number) }
  }

  /// Remembers how the command ended.
  mutating func end(_ ending: CommandEnding, after milliseconds: Int64, _ answer: ProviderAnswer) {
    let jobs = run.answer.jobs.filter { !answer.jobs.contains($0) }
    run.answer = answer
    run.answer.jobs = jobs + answer.jobs
    run.milliseconds = milliseconds
    switch ending {
    case .exited(let code): (run.stage, run.exitCode) = (.ended, code)
    case .killed(let signal): (run.stage, run.signal) = (.killed, signal)
    }
    if let number { update(number) }
  }

  /// How many times in a row the same request was refused for something that passes, this time
  /// included.
  func failureCount(_ passes: (ProviderAnswer) -> Bool) -> Int {
    let filter = HistoryFilter(kind: .runs, fingerprint: run.fingerprint, maximumCount: 20)
    let runs = memory.use { store throws(StoreError) in try store.history(filter) } ?? []
    return max(
      1, runs.compactMap(\.run).filter { $0.stage != .stopped }.prefix { passes($0.answer) }.count)
  }

  private mutating func record() {
    entry.run = run
    let entry = entry
    number = memory.use { store throws(StoreError) in try store.record([entry]) }?.first
  }

  private func update(_ number: Int64) {
    let run = run
    _ = memory.use { store throws(StoreError) in try store.update(run, of: number) }
  }
}

extension RetryDecision {
  /// What earlier runs of a request say, by what is known of failures and of processes.
  fileprivate init(after runs: [HistoryEntry], at time: Int64) {
    self.init(
      after: runs, at: time,
      isRunning: { entry in entry.run?.processID.map(RunningProcess.isOurs) ?? false },
      explain: { ErrorGuide.builtIn.explanations(of: $0) })
  }
}
