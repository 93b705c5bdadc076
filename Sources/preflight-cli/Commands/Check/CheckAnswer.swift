import Media
import Preflight

/// What came out of checking one request.
enum CheckAnswer: Sendable {
  case report(Report)
  case matrix([Compatibility], Request)
  /// The file could not be looked at.
  case unchecked(path: String, message: String)
  /// The request makes no sense whatever its files hold, or a profile is wrong.
  case senseless(any Error)
  /// A file that was found in a folder turns out to be no media.
  case noMedia(path: String)
  /// An earlier run answered for the file.
  case earlier(CheckedFile)

  /// Makes answers; it holds what all requests of one run have in common.
  struct Maker: Sendable {
    let checker: Checker
    let profiles: [Profile]
    let prober: RequestProber
    let isMatrix: Bool
    /// Looks for the providers' keys, or nil where that was not asked.
    var account: AccountCheck?

    /// Probes and checks one request.
    func answer(to subject: CheckSubject) -> CheckAnswer {
      let profiles = subject.draft?.profiles ?? profiles
      do {
        let request = try prober.request(for: subject)
        guard !isMatrix else {
          return .matrix(try checker.matrix(for: request, profiles: profiles), request)
        }
        var report = try checker.report(on: request, for: profiles)
        if let account { report.results = report.results.map(account.judged) }
        return .report(report)
      } catch let error as MediaError {
        return .unchecked(path: error.path, message: error.reason + error.hint(for: subject.inputs))
      } catch {
        return .senseless(error)
      }
    }
  }
}
