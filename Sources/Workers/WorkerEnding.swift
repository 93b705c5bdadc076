package import Media

/// How a worker came to its end over a file.
package enum WorkerEnding: Hashable {
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

extension MediaError {
  /// The error for a file over which a worker came to its end; `isReading` tells looking at a file from
  /// making something of it.
  package init(
    _ ending: WorkerEnding, path: String, byteCount: Int64, ceilings: Ceilings,
    isReading: Bool = true
  ) {
    let advice = "It is damaged, or made to do this; export it again."
    let (kind, reason): (Kind, String) =
      switch ending {
      case .notStarted: (.readFailed, "cannot be worked on: the worker does not start.")
      case .crashed(let signal):
        (
          .decoderCrashed,
          isReading
            ? "made the process that read it crash (signal \(signal)). \(advice)"
            : "crashed what reads or writes it (signal \(signal)); the file is damaged, or made to do "
              + "that."
        )
      case .exited, .senseless:
        (.decoderCrashed, "made the worker that read it break off. \(advice)")
      case .computed:
        (
          .timedOut,
          "was not read within \(ceilings.computing.inSeconds) of computing. \(advice) Or allow "
            + "more with --cpu-limit."
        )
      case .waited:
        (
          .timedOut,
          isReading
            ? "was not read within \(ceilings.waiting.inSeconds). It is damaged, made to do this, or on "
              + "a slow disk. Export or copy it again, or allow more with --time-limit."
            : "took longer than \(ceilings.waiting.inSeconds) and was stopped; --time-limit allows more."
        )
      case .grew:
        (
          .tooLarge,
          "takes more than \(ceilings.memory.inMegabytes) of memory to be "
            + "\(isReading ? "read" : "worked on"). \(advice) Or allow more with --memory-limit."
        )
      }
    self.init(kind, path: path, reason: reason, byteCount: byteCount)
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
