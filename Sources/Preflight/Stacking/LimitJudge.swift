import MediaModel

/// Holds a request against a whole stack of limits.
///
/// Limits whose conditions are known to fail are passed over. Those whose conditions are unknown,
/// and those for one way of transport when none is chosen, are alternatives of each other
/// (``Alternatives``).
struct LimitJudge {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  /// Everything that the limits say against the request.
  var findings: [Finding] {
    let builder = FindingBuilder(context: context)
    var findings: [Finding] = []
    var conditional: [Alternatives.Candidate] = []
    var transported: [Alternatives.Candidate] = []
    for limit in context.stack {
      let (truth, violations) = judge(limit)
      guard truth != .fails else { continue }
      if truth == .unknown {
        conditional.append(Alternatives.Candidate(limit: limit, violations: violations))
      } else if limit.limit.transport != nil, context.request.transport == nil {
        transported.append(Alternatives.Candidate(limit: limit, violations: violations))
      } else {
        findings += violations.compactMap { builder.finding($0, of: limit) }.map(softened)
      }
    }
    findings += Alternatives(conditional, context: context).byCondition.map(softened)
    findings += Alternatives(transported, context: context).byTransport.map(softened)
    return findings
  }

  private func judge(_ limit: StackedLimit) -> (Truth, [Violation]) {
    if let transport = limit.limit.transport, let chosen = context.request.transport,
      transport != chosen
    {
      return (.fails, [])
    }
    guard let check = limit.limit.quantity.check else { return (.fails, []) }
    guard limit.limit.scope != .output else {
      return (
        context.truth(of: limit, for: nil),
        OutputCheck.violations(of: limit, by: context.inputs, in: context)
      )
    }
    let subjects = context.inputs.filter(limit.applies)
    let truths = subjects.map { context.truth(of: limit, for: $0) }
    let kept = zip(subjects, truths).filter { $0.1 != .fails }.map(\.0)
    let isText = limit.limit.quantity == .textLength || limit.limit.quantity.isAboutAddress
    guard !kept.isEmpty || (subjects.isEmpty && isText) else { return (.fails, []) }
    let truth: Truth =
      subjects.isEmpty
      ? context.truth(of: limit, for: nil) : (truths.contains(.unknown) ? .unknown : .holds)
    return (truth, check.violations(of: limit, by: kept, in: context))
  }

  /// The size of a file that will be cut says little about what is sent.
  private func softened(_ finding: Finding) -> Finding {
    guard finding.limit?.quantity == .fileSize, finding.severity == .blocker,
      let input = context.inputs.first(where: { $0.path == finding.path }), context.isCut(input)
    else { return finding }
    var softer = finding
    softer.severity = .advice
    return softer
  }
}

extension Quantity {
  /// Whether the quantity is one of the address under which a file is offered.
  fileprivate var isAboutAddress: Bool { self == .urlLength || self == .urlScheme }
}
