/// What is known about failures: providers' codes and messages, HTTP statuses, states of jobs, and
/// what users of panels report.
public struct ErrorGuide: Sendable {
  /// What comes with the library.
  public static let builtIn = ErrorGuide()

  init() {
    fatalError("to be written")
  }

  /// What an answer means, the most likely first; empty when nothing is known of it.
  public func explanations(of answer: ProviderAnswer) -> [Explanation] {
    fatalError("to be written")
  }

  /// What a code, a message, a log or a symptom in a user's words means, the most likely first; empty
  /// when nothing is known of it.
  public func explanations(
    of text: String, provider: String? = nil, redactor: Redactor = Redactor()
  ) -> [Explanation] {
    fatalError("to be written")
  }
}
