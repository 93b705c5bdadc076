import JSON
import Media
import Preflight
import ProviderAnswers
import Reports
import System
import Workers

/// Checks many files, each as a request of its own.
///
/// The history is for what somebody means to send: the checks of a whole library would push all else out
/// of it.
struct CheckBatch: Sendable {
  let inputs: InputSequence
  let answering: CheckAnswer.Maker
  let preparing: PreparedAnswer.Maker
  /// What is asked, as a sum.
  let question: String
  /// What an earlier run answered, or nil.
  let earlier: EarlierRun?
  let jobs: Int

  /// Checks all files, until a signal says to stop, and hands the answers over in the inputs' order.
  ///
  /// - Throws: the first error that makes the whole request senseless.
  func run(deliver: (PreparedAnswer) -> Void) async throws {
    var firstError: (any Error)?
    await OrderedBatch(limit: jobs).run(inputs) {
      firstError == nil && StopSignal.isAbsent
    } transform: { entry in
      answer(about: entry)
    } deliver: { _, prepared in
      if case .senseless(let error) = prepared.answer { firstError = firstError ?? error }
      deliver(prepared)
    }
    if let firstError { throw firstError }
  }

  private func answer(about entry: InputEntry) -> PreparedAnswer {
    let path = entry.path
    let start = ContinuousClock.now
    if let obstacle = entry.obstacle {
      return preparing.prepared(.unchecked(path: path, message: obstacle))
    }
    let stamp = FileState(of: path).map {
      BatchStamp(question: question, byteCount: $0.byteCount, modified: $0.modified)
    }
    if let stamp, let file = earlier?.answer(about: path, stamp: stamp) {
      return preparing.prepared(.earlier(file), path: path)
    }
    var answer = answering.answer(to: .inputs([InputArgument(path: path)]))
    // What makes no sense for this clip, such as a timecode that it does not have, may for the next.
    if case .senseless(let error as RequestError) = answer {
      answer = .unchecked(path: path, message: error.message)
    }
    if entry.isFound, !MediaName.promisesMedia(path), answer.isAboutNoMedia {
      return preparing.prepared(.noMedia(path: path))
    }
    return preparing.prepared(answer, path: path, stamp: stamp, since: start)
  }
}

extension CheckAnswer {
  /// Whether the file holds nothing that is media.
  var isAboutNoMedia: Bool {
    switch self {
    case .report(let report): report.request.isAboutNoMedia
    case .matrix(_, let request): request.isAboutNoMedia
    case .unchecked, .senseless, .noMedia, .earlier: false
    }
  }
}

extension Request {
  fileprivate var isAboutNoMedia: Bool {
    inputs.contains { input in input.facts.problems.contains { $0.kind == .unreadable } }
  }
}

/// What a batch asks of every file, as a short sum: an answer of an earlier run is used again only when
/// the same was asked.
enum BatchQuestion {
  /// The sum over the profiles with what was learned of them, and over everything else that a verdict
  /// hangs on.
  static func sum(asking profiles: [Profile], of catalog: Catalog, _ others: [String]) -> String {
    let profiles = profiles.map { profile in
      ProfileJSON.value(profile.adding(learned: catalog.learnedLimits(of: profile.id)))
        .text(isIndented: false)
    }
    return sum(of: profiles + others)
  }

  /// The sum over the versions that answer, and some texts.
  static func sum(of texts: [String]) -> String {
    let parts = [PreflightVersion.current, FFmpegVersion.libraries] + texts
    // Lengths in front keep "ab", "c" apart from "a", "bc".
    let bytes = parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
    return String(FileHash.sha256(of: bytes).prefix(16))
  }
}
