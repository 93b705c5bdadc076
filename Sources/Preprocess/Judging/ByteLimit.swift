import MediaModel
import Preflight

/// The most bytes that a file may have for all of the profiles.
struct ByteLimit {
  /// The limit, or nil when there is none.
  let maximum: Int64?

  /// Asks the checker with ever smaller files.
  init(_ judge: ResultJudge, facts: MediaFacts) {
    var file = facts
    file.byteCount = 1 << 50
    var maximum: Int64?
    // Each round obeys at least one more limit; no profile has nearly as many.
    for _ in 0..<16 {
      let limits = judge.findings(on: file, about: [.fileSize]).compactMap { finding -> Int64? in
        guard finding.severity != .advice, case .compress(let bytes)? = finding.fix?.action else {
          return nil
        }
        return bytes
      }
      guard let strictest = limits.min(), strictest < file.byteCount else { break }
      file.byteCount = strictest
      maximum = strictest
    }
    self.maximum = maximum
  }
}
