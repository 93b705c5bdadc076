import MediaModel

/// Holds a request against a whole stack of limits.
///
/// Limits whose conditions are known to fail are passed over. Those whose conditions are unknown,
/// and those for one way of transport when none is chosen, are alternatives of each other
/// (``Alternatives``).
struct LimitJudge {
  let context: CheckContext
  /// What each limit says, in the order of the stack.
  private(set) var judgements: [LimitJudgement] = []

  init(_ context: CheckContext) {
    self.context = context
    judgements = context.stack.flatMap(judge)
  }

  /// Everything that the limits say against the request.
  var findings: [Finding] {
    let builder = FindingBuilder(context: context)
    var findings: [Finding] = []
    var conditional: [Alternatives.Candidate] = []
    var transported: [Alternatives.Candidate] = []
    for judgement in judgements where judgement.truth != .fails {
      let (limit, violations) = (judgement.limit, judgement.violations)
      if judgement.truth == .unknown {
        conditional.append(Alternatives.Candidate(limit: limit, violations: violations))
      } else if judgement.isTransportOpen {
        transported.append(Alternatives.Candidate(limit: limit, violations: violations))
      } else {
        findings += violations.compactMap { builder.finding($0, of: limit) }.map(softened)
      }
    }
    findings += Alternatives(conditional, context: context).byCondition.map(softened)
    findings += Alternatives(transported, context: context).byTransport.map(softened)
    return findings
  }

  private func judge(_ limit: StackedLimit) -> [LimitJudgement] {
    let check = limit.limit.quantity.check
    let wholeWay = limit.limit.truth(ofWay: context.request.transport)
    guard limit.limit.scope != .output else {
      return [
        LimitJudgement(
          limit: limit, inputs: [], way: wholeWay, truth: context.truth(of: limit, for: nil),
          violations: OutputCheck.violations(of: limit, by: context.inputs, in: context))
      ]
    }
    let subjects = context.inputs.filter(limit.applies)
    guard !subjects.isEmpty, limit.limit.quantity != .setting else {
      guard check.subject == .setting || check.subject == .address else { return [] }
      return [
        LimitJudgement(
          limit: limit, inputs: [], way: wholeWay, truth: context.truth(of: limit, for: nil),
          violations: check.violations(of: limit, by: [], in: context))
      ]
    }
    // Inputs of one request may go different ways: an image as text, a clip by its address.
    return [Truth.holds, .unknown].compactMap { way in
      let going = subjects.filter { limit.limit.truth(ofWay: context.transport(of: $0)) == way }
      let truths = going.map { context.truth(of: limit, for: $0) }
      let kept = zip(going, truths).filter { $0.1 != .fails }.map(\.0)
        .filter { check.subject != .content || $0.delivery.tells(check) }
      guard !kept.isEmpty else { return nil }
      return LimitJudgement(
        limit: limit, inputs: kept, way: way, truth: truths.contains(.unknown) ? .unknown : .holds,
        violations: check.violations(of: limit, by: kept, in: context))
    }
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

/// What one limit says of the inputs to which it applies.
struct LimitJudgement {
  let limit: StackedLimit
  /// The inputs to which it applies.
  let inputs: [AssignedInput]
  let truth: Truth
  let violations: [Violation]
  /// Whether the inputs have no way of transport yet, and the limit is one of a way.
  let isTransportOpen: Bool

  init(
    limit: StackedLimit, inputs: [AssignedInput], way: Truth, truth: Truth,
    violations: [Violation]
  ) {
    self.limit = limit
    self.inputs = inputs
    self.truth = way == .fails ? .fails : truth
    self.violations = violations
    isTransportOpen = way == .unknown
  }
}

extension Limit {
  /// Whether the limit holds for what goes a way, nil for one that is not chosen.
  package func truth(ofWay way: Transport?) -> Truth {
    guard let transport else { return .holds }
    return way.map { Truth($0 == transport) } ?? .unknown
  }
}

/// What a check may look at beside its limit: the request in the roles of one profile.
package struct CheckContext {
  package let profile: Profile
  package let request: Request
  package let inputs: [AssignedInput]
  /// All limits that speak, for the few checks that weigh one against another.
  package let stack: [StackedLimit]

  package init(profile: Profile, request: Request, inputs: [AssignedInput], stack: [StackedLimit]) {
    self.profile = profile
    self.request = request
    self.inputs = inputs
    self.stack = stack
  }

  /// What a sentence calls an input: `"The clip"`, or its name where there are several.
  package func subject(_ input: AssignedInput) -> String {
    guard inputs.count > 1 else {
      switch input.mediaType {
      case .video: return "The clip"
      case .image: return "The image"
      case .audio: return "The audio"
      case .text: return "The text"
      }
    }
    return "\(input.path.lastPathPart) (\(input.role))"
  }

  /// How an input reaches the provider, or nil when that is not known.
  package func transport(of input: AssignedInput) -> Transport? {
    input.delivery.transport ?? request.transport
  }

  /// Whether the selection is a part of this input: it cuts videos, and audio when there is no video.
  package func isCut(_ input: AssignedInput) -> Bool {
    guard !request.selection.isWhole else { return false }
    let hasVideo = inputs.contains { $0.mediaType == .video }
    return input.mediaType == .video || (input.mediaType == .audio && !hasVideo)
  }

  /// How long an input is, as far as it is sent.
  package func timing(of input: AssignedInput) -> ClipTiming {
    ClipTiming(input.facts, selection: isCut(input) ? request.selection : .whole)
  }

  /// The value of a setting: as given, else the default of the profile or of the limit's speaker, or
  /// nil when neither says.
  package func setting(_ name: String, for limit: StackedLimit? = nil) -> String? {
    request.settings[name] ?? profile.settings[name]?.defaultValue?.text
      ?? limit?.settings[name]?.defaultValue?.text
  }
}

extension String {
  /// What follows the last slash.
  package var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
