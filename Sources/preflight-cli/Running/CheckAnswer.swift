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

  /// Makes answers; it holds what all requests of one run have in common.
  struct Maker: Sendable {
    let checker: Checker
    let profiles: [Profile]
    let prober: RequestProber
    let isMatrix: Bool

    /// Probes and checks the inputs of one request.
    func answer(to inputs: [InputArgument]) -> CheckAnswer {
      do {
        let request = try prober.request(with: inputs)
        return isMatrix
          ? .matrix(try checker.matrix(for: request, profiles: profiles), request)
          : .report(try checker.report(on: request, for: profiles))
      } catch let error as MediaError {
        return .unchecked(path: error.path, message: error.reason + error.hint(for: inputs))
      } catch {
        return .senseless(error)
      }
    }
  }
}
