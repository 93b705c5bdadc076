import MediaModel

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
    explanations(of: answer, .preferring([]))
  }

  private func explanations(
    of answer: ProviderAnswer, _ scope: KnowledgeSearch.Scope
  ) -> [Explanation] {
    var found = Candidates()
    for rejection in answer.rejections {
      let provider = rejection.provider.flatMap(knowledge.provider(named:))
      let search = KnowledgeSearch(knowledge, provider.map { .only($0) } ?? scope)
      found.add(search.everything(about: rejection, status: answer.status))
    }
    let search = KnowledgeSearch(knowledge, scope)
    if found.isEmpty, let status = answer.status { found.add(search.statuses(status)) }
    if found.isEmpty, let state = answer.state { found.add(search.states(state.rawValue)) }
    return found.sorted(in: knowledge).map { $0.said(by: answer) }
  }

  /// What a code, a message, a log or a symptom in a user's words means, the most likely first; empty
  /// when nothing is known of it.
  ///
  /// Each says in `matched` what of the text led there; with a provider, nothing is explained as
  /// another's.
  package func explanations(
    of text: String, provider: String? = nil, redactor: Redactor = Redactor()
  ) -> [Explanation] {
    report(on: text, provider: provider, redactor: redactor).explanations
  }

  /// What a text says about a failure, with the limits and the jobs that it names; without explanations
  /// when nothing is known, and with a provider never explained as another's.
  package func report(
    on text: String, provider: String? = nil, redactor: Redactor = Redactor()
  ) -> FailureReport {
    let given = provider.map { knowledge.provider(named: $0) ?? $0.lowercased() }
    let scope: KnowledgeSearch.Scope =
      given.map { .only($0) } ?? .preferring(knowledge.providers(in: text))
    let answer = ProviderAnswer(
      reading: text, provider: given, redactor: redactor, vocabulary: knowledge.responses)
    let answered = answer.rejections.isEmpty ? [] : explanations(of: answer, scope)
    guard answered.isEmpty else { return FailureReport(answer, explanations: answered) }
    let suggestions = text.isCodeAlone ? knowledge.codes(near: text.trimmed, of: given) : []
    let search = KnowledgeSearch(knowledge, scope)
    var found = Candidates()
    found.add(search.everything(in: text, besidesSymptoms: !suggestions.isEmpty))
    let told =
      found.isEmpty ? explanations(of: answer, scope) : found.sorted(in: knowledge)
    var report = FailureReport(answer, explanations: told)
    if told.isEmpty {
      report.suggestions = suggestions
      let others = given == nil ? [] : KnowledgeSearch(knowledge).codes(in: text)
      report.otherProviders = Set(
        others.compactMap { knowledge.entries[$0.entry].explanation.provider }
      ).sorted()
    }
    return report
  }
}

extension String {
  /// Whether the text is one word as only codes are written: `ASSET.INVALID`, `image_too_small`,
  /// `InvalidParameter`.
  fileprivate var isCodeAlone: Bool {
    let word = trimmed
    return SafeName.isCode(word) && word.utf8.count >= 5
      && (word.contains("_") || word.contains(".")
        || word.dropFirst().contains(where: \.isUppercase))
  }
}
