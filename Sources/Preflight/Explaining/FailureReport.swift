/// What a text says about a failure: what it means, the limits it states, and the jobs it names.
public struct FailureReport: Sendable, Hashable {
  /// A limit that the text states, with the field it is about.
  public struct StatedLimit: Sendable, Hashable {
    /// The field of the request, from the outside in; empty when none is named.
    public var field: [String]
    public var bound: StatedBound

    public init(field: [String], bound: StatedBound) {
      self.field = field
      self.bound = bound
    }
  }

  /// What is known, the most likely first; empty when nothing is.
  public var explanations: [Explanation]
  public var limits: [StatedLimit]
  public var jobs: [JobReference]

  public init(
    explanations: [Explanation], limits: [StatedLimit] = [], jobs: [JobReference] = []
  ) {
    self.explanations = explanations
    self.limits = limits
    self.jobs = jobs
  }

  /// The explanations of an answer with what else it says.
  public init(_ answer: ProviderAnswer, explanations: [Explanation]) {
    self.init(
      explanations: explanations,
      limits: answer.rejections.flatMap { rejection in
        rejection.bounds.map { StatedLimit(field: rejection.field, bound: $0) }
      }, jobs: answer.jobs)
  }
}
