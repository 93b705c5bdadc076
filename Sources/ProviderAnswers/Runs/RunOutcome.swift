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

/// What a command wrote, as far as it is kept: the beginning and the end, however much there is
/// between them.
package struct KeptOutput: Sendable {
  private let headLimit: Int
  private let tailLimit: Int
  private var head: [UInt8] = []
  /// Up to twice the limit, so that not every byte moves the others.
  private var tail: [UInt8] = []
  /// How many bytes were written in all.
  package private(set) var byteCount = 0

  /// Keeps so many bytes of the beginning and of the end.
  package init(headLimit: Int = 64 << 10, tailLimit: Int = 1 << 20) {
    self.headLimit = headLimit
    self.tailLimit = tailLimit
  }

  /// Adds what was written next.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    byteCount += bytes.count
    let room = headLimit - head.count
    head += bytes.prefix(room)
    tail += bytes.dropFirst(room)
    if tail.count > 2 * tailLimit { tail.removeFirst(tail.count - tailLimit) }
  }

  /// The beginning and the end; a line break stands for what is missing between them.
  package var bytes: [UInt8] {
    let isComplete = head.count + tail.count == byteCount && tail.count <= tailLimit
    return head + (isComplete ? [] : [UInt8(ascii: "\n")]) + tail.suffix(tailLimit)
  }

  /// At most so many bytes of the end.
  package func end(_ count: Int) -> [UInt8] {
    tail.count >= count ? Array(tail.suffix(count)) : Array((head + tail).suffix(count))
  }
}
