import Media

/// How a worker came to its end over a file.
enum WorkerEnding: Hashable {
  /// It did not even begin.
  case notStarted
  /// A signal of the system ended it, such as for a wrong memory access.
  case crashed(Int32)
  /// It left with a code instead of an answer.
  case exited(Int32)
  /// What it answered makes no sense.
  case senseless
  /// It used up its computing time.
  case computed
  /// It did not answer in time.
  case waited
  /// It used more memory than allowed.
  case grew

  /// Whether it may be the late consequence of a file before.
  var mayComeFromBefore: Bool {
    switch self {
    case .crashed, .exited, .senseless, .notStarted: true
    case .computed, .waited, .grew: false
    }
  }
}

/// What can be done where a ceiling ends a worker, a sentence each; nil where nobody can raise it.
package struct CeilingAdvice: Sendable, Hashable {
  package var memory: String?
  package var computing: String?
  package var waiting: String?

  package init(memory: String? = nil, computing: String? = nil, waiting: String? = nil) {
    (self.memory, self.computing, self.waiting) = (memory, computing, waiting)
  }
}

extension JobRequest {
  /// The error for a job over which a worker came to its end.
  func error(_ ending: WorkerEnding, _ advice: CeilingAdvice) -> MediaError {
    let isReading = !hasOutput
    let (it, culprit) = byteCounts.count > 1 ? ("them", "One of them") : ("it", "It")
    let remedy = "\(culprit) is damaged, or made to do this; export it again."
    let (kind, sentences): (MediaError.Kind, [String?]) =
      switch ending {
      case .notStarted: (.readFailed, ["cannot be worked on: the worker does not start."])
      case .crashed(let signal):
        (
          .decoderCrashed,
          [
            isReading
              ? "made the process that read \(it) crash (signal \(signal))."
              : "crashed what reads or writes \(it) (signal \(signal)).", remedy,
          ]
        )
      case .exited, .senseless:
        (.decoderCrashed, ["made the worker that read \(it) break off.", remedy])
      case .computed:
        (
          .timedOut,
          [
            "was not read within \(ceilings.computing.inSeconds) of computing.", remedy,
            advice.computing,
          ]
        )
      case .waited:
        (
          .timedOut,
          isReading
            ? [
              "was not read within \(ceilings.waiting.inSeconds).",
              "\(culprit) is damaged, made to do this, or on a slow disk.",
              "Export or copy it again.", advice.waiting,
            ]
            : ["took longer than \(ceilings.waiting.inSeconds) and was stopped.", advice.waiting]
        )
      case .grew:
        (
          .tooLarge,
          [
            "takes more than \(ceilings.memory.inMegabytes) of memory to be "
              + "\(isReading ? "read" : "worked on").", remedy, advice.memory,
          ]
        )
      }
    return MediaError(
      kind, path: job.subject, reason: sentences.compactMap(\.self).joined(separator: " "),
      byteCount: byteCounts.first ?? 0)
  }
}

extension MediaError {
  /// The error for a result that a worker cannot have made of files.
  init(senseless subject: String) {
    self.init(
      .decoderCrashed, path: subject,
      reason: "made the worker break off: what it says of its result makes no sense.")
  }
}

extension Int64 {
  /// Milliseconds as seconds with a unit: `"1.5 s"`.
  fileprivate var inSeconds: String {
    Rational(self, 1000).map { $0.shortDecimal(places: 3) + " s" } ?? ""
  }

  /// Bytes as whole megabytes with a unit, of which the binary kind is the usual one for memory.
  fileprivate var inMegabytes: String {
    self % (1 << 20) == 0 ? "\(self >> 20) MiB" : "\(self / 1_000_000) MB"
  }
}
