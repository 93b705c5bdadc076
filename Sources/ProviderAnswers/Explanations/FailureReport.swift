/// What a text says about a failure: what it means, the limits it states, and the jobs it names.
package struct FailureReport: Sendable, Hashable {
  /// A limit that the text states, with the field it is about.
  package struct StatedLimit: Sendable, Hashable {
    /// The field of the request, from the outside in; empty when none is named.
    package var field: [String]
    package var bound: StatedBound

    package init(field: [String], bound: StatedBound) {
      self.field = field
      self.bound = bound
    }
  }

  /// What is known, the most likely first; empty when nothing is.
  package var explanations: [Explanation]
  package var limits: [StatedLimit]
  package var jobs: [JobReference]

  package init(
    explanations: [Explanation], limits: [StatedLimit] = [], jobs: [JobReference] = []
  ) {
    self.explanations = explanations
    self.limits = limits
    self.jobs = jobs
  }

  /// The explanations of an answer with what else it says.
  package init(_ answer: ProviderAnswer, explanations: [Explanation]) {
    self.init(
      explanations: explanations,
      limits: answer.rejections.flatMap { rejection in
        rejection.bounds.map { StatedLimit(field: rejection.field, bound: $0) }
      }, jobs: answer.jobs)
  }
}
