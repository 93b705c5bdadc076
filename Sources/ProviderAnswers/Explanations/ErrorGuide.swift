/// What is known about failures: providers' codes and messages, HTTP statuses, states of jobs, and
/// what users of panels report.
package struct ErrorGuide: Sendable {
  /// What comes with the library.
  package static let builtIn = ErrorGuide()

  let knowledge: Knowledge

  package init(_ knowledge: Knowledge = .builtIn) {
    self.knowledge = knowledge
  }

  /// The providers of whose failures something is known, by the first part of their profiles' ids;
  /// sorted.
  package var providers: [String] { knowledge.names.keys.sorted() }

  /// The provider that a person or a profile calls so (`fal.ai`, `Runway`), as ``providers`` names
  /// it; nil when nothing is known of it.
  package func provider(named name: String) -> String? { knowledge.provider(named: name) }

  /// The number of failures that can be explained.
  package var count: Int { knowledge.entries.count }

  /// What a response means, the most likely first; empty when nothing is known of it.
  ///
  /// What the response itself says about a retry and the charge counts more than what is known.
  package func explanations(of answer: ProviderAnswer) -> [Explanation] {
    explanations(of: answer, preferring: [])
  }

  private func explanations(
    of answer: ProviderAnswer, preferring preferred: Set<String>
  ) -> [Explanation] {
    let search = KnowledgeSearch(knowledge, preferring: preferred)
    var found = Candidates()
    for rejection in answer.rejections {
      found.add(candidates(of: rejection, in: answer, preferring: preferred))
    }
    if found.isEmpty, let status = answer.status { found.add(search.statuses(status)) }
    if found.isEmpty, let state = answer.state { found.add(search.states(state.rawValue)) }
    return found.sorted(in: knowledge).map { $0.said(by: answer) }
  }

  /// What a code, a message, a log or a symptom in a user's words means, the most likely first; empty
  /// when nothing is known of it.
  ///
  /// Each says in `matched` what of the text led there.
  package func explanations(
    of text: String, provider: String? = nil, redactor: Redactor = Redactor()
  ) -> [Explanation] {
    report(on: text, provider: provider, redactor: redactor).explanations
  }

  /// What a text says about a failure, with the limits and the jobs that it names; without explanations
  /// when nothing is known.
  package func report(
    on text: String, provider: String? = nil, redactor: Redactor = Redactor()
  ) -> FailureReport {
    let given = provider.flatMap(knowledge.provider(named:))
    let answer = ProviderAnswer(
      reading: text, provider: given, redactor: redactor, vocabulary: knowledge.responses)
    let preferred = given.map { [$0] } ?? knowledge.providers(in: text)
    let answered =
      answer.rejections.isEmpty ? [] : explanations(of: answer, preferring: preferred)
    guard answered.isEmpty else { return FailureReport(answer, explanations: answered) }
    let search = KnowledgeSearch(knowledge, preferring: preferred)
    var found = Candidates()
    found.add(search.everything(in: text))
    let told =
      found.isEmpty
      ? explanations(of: answer, preferring: preferred) : found.sorted(in: knowledge)
    return FailureReport(answer, explanations: told)
  }

  private func candidates(
    of rejection: Rejection, in answer: ProviderAnswer, preferring preferred: Set<String>
  ) -> [Candidate] {
    let provider = rejection.provider.flatMap(knowledge.provider(named:))
    let search = KnowledgeSearch(knowledge, preferring: provider.map { [$0] } ?? preferred)
    let status = rejection.status ?? answer.status
    var found = rejection.code.map { search.codes($0, status: status) } ?? []
    if let message = rejection.message {
      found += search.messages(in: message)
      if found.isEmpty { found = search.codes(in: message) }
    }
    return found.isEmpty ? status.map(search.statuses) ?? [] : found
  }
}
