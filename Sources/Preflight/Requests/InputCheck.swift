import JSON
import MediaModel

/// Every role has as many inputs as it needs, and none that another one excludes.
struct InputCheck {
  private let profile: Profile
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
    profile = context.profile
  }

  /// What is missing, too many, or in each other's way.
  var findings: [Finding] {
    profile.mediaInputs.flatMap { counts(of: $0) + relations(of: $0) }
      + profile.choices.compactMap(choice) + profile.textInputs.compactMap(text)
  }

  private func count(_ role: String) -> Int {
    let isText = profile.input(role)?.isText ?? false
    return isText
      ? (context.request.settings[role] == nil ? 0 : 1)
      : context.inputs.count { $0.role == role }
  }

  private func counts(of input: Input) -> [Finding] {
    let count = count(input.role)
    let severity: Severity = input.level == .hard ? .blocker : .advice
    if count < input.minimum {
      return [count == 0 ? missing(input, severity) : tooFew(input, count, severity)]
    }
    guard let maximum = input.maximum, count > maximum else { return [] }
    let takes = maximum == 1 ? input.mediaText : "at most \(maximum) items"
    return [
      Finding(
        id: "input.too-many", severity: severity, role: input.role,
        measured: MeasuredValue(Rational(count), unit: .items),
        message: "\(profile.name) takes \(takes) as \(input.role); \(count) are given.",
        fix: .advise("Leave \(count - maximum) out."))
    ]
  }

  private func missing(_ input: Input, _ severity: Severity) -> Finding {
    let needs = input.minimum == 1 ? input.mediaText : "at least \(input.minimum) items"
    // The text that providers answer with, by what is missing.
    let answer = input.media == [.image] ? #" "At least one image URL is required","# : ""
    return Finding(
      id: "input.missing", severity: severity, role: input.role,
      message: "\(profile.name) needs \(needs) as \(input.role), and none is given.",
      detail: answer.isEmpty
        ? "Without it the request is refused, at worst after credits are spent."
        : "The provider would answer\(answer) and may do so after the credits are spent.",
      fix: misspelt(input.role).map { .advise("Rename '\($0)' to '\(input.role)'.") }
        ?? .advise("Add \(input.mediaText): \(input.role)=PATH"))
  }

  /// A member of the request that may have been meant as a role, or nil.
  private func misspelt(_ role: String) -> String? {
    let payload = context.request.payload
    let names = context.request.settings.keys.filter { profile.settings[$0] == nil }
    return NearestNames.to(
      role, among: names + (payload?.unreadMembers ?? []) + (payload?.misplacedMembers ?? [])
    ).first
  }

  private func tooFew(_ input: Input, _ count: Int, _ severity: Severity) -> Finding {
    Finding(
      id: "input.too-few", severity: severity, role: input.role,
      measured: MeasuredValue(Rational(count), unit: .items),
      message: "\(profile.name) needs at least \(input.minimum) items as \(input.role); "
        + "\(count == 1 ? "one is" : "\(count) are") given.",
      fix: .advise("Add \(input.minimum - count) more."))
  }

  private func relations(of input: Input) -> [Finding] {
    guard count(input.role) > 0 else { return [] }
    var findings: [Finding] = []
    if !input.requires.isEmpty, !input.requires.contains(where: { count($0) > 0 }) {
      let others = Wording.list(input.requires)
      findings.append(
        Finding(
          id: "input.requires-other", severity: .blocker, role: input.role,
          message: "\(profile.name) takes \(input.role) only together with \(others).",
          fix: .advise("Add \(others), or leave \(input.role) out.")))
    }
    for other in input.excludes where count(other) > 0 {
      findings.append(
        Finding(
          id: "input.excludes-other", severity: .blocker, role: input.role,
          message: "\(profile.name) takes \(input.role) or \(other), not both.",
          fix: .advise("Leave one of them out.")))
    }
    return findings
  }

  private func choice(_ choice: Choice) -> Finding? {
    let given = choice.roles.map(count).reduce(0, +)
    let roles = Wording.list(choice.roles)
    if given < choice.minimum {
      let media = Set(choice.roles.compactMap { profile.input($0) }.flatMap(\.media))
      return Finding(
        id: "input.choice-missing", severity: media == [.text] ? .advice : .blocker,
        message: "\(profile.name) needs \(choice.minimum == 1 ? "one" : "\(choice.minimum)") of "
          + "\(roles); \(given == 0 ? "none" : "\(given)") is given.",
        fix: .advise("Add one: \(choice.roles.first ?? "")=PATH"))
    }
    guard let maximum = choice.maximum, given > maximum else { return nil }
    return Finding(
      id: "input.choice-exclusive", severity: .blocker,
      message: "\(profile.name) takes \(maximum == 1 ? "only one" : "at most \(maximum)") of "
        + "\(roles); \(given) are given.",
      fix: .advise("Leave \(given - maximum) out."))
  }

  private func text(_ input: Input) -> Finding? {
    guard input.minimum > 0, context.request.settings[input.role] == nil else { return nil }
    return Finding(
      id: "input.text-not-given", severity: .advice, role: input.role,
      message: "\(profile.name) needs a text as \(input.role), which this check was not shown.",
      fix: .advise("Write it in the panel, or show it with --set \(input.role)=TEXT."))
  }
}

/// Inputs of which only an address is known: what could not be held against the limits is said, and
/// fails where a limit is hard.
struct UnseenInputCheck {
  let context: CheckContext

  /// One finding for each such input.
  var findings: [Finding] {
    context.inputs.filter { !$0.delivery.isSeen }.map { input in
      let open = openLimits(on: input)
      return open.isEmpty ? unlimited(input) : unchecked(input, open)
    }
  }

  /// The hard limits that bind and that nothing is known to keep to.
  private func openLimits(on input: AssignedInput) -> [StackedLimit] {
    context.stack.filter { limit in
      let own = limit.limit
      let check = own.quantity.check
      return limit.force == .binds && own.level == .hard && own.effect == .reject
        && own.scope != .output && check.subject == .content && limit.applies(to: input)
        && !input.delivery.tells(check)
        && own.truth(ofWay: context.transport(of: input)) != .fails
        && context.truth(of: limit, for: input) != .fails
    }
  }

  private func unchecked(_ input: AssignedInput, _ limits: [StackedLimit]) -> Finding {
    var names: [String] = []
    for name in limits.map({ $0.limit.quantity.check.noun }) where !names.contains(name) {
      names.append(name)
    }
    let first = limits.first
    return Finding(
      id: "input.not-looked-at", severity: .unverified, role: input.role, path: input.path,
      message: "What lies behind \(input.path) was not looked at; "
        + "\(context.profile.name) limits its \(Wording.list(names, "and")).",
      detail: "What cannot be verified counts as broken, so that no money rides on a guess.",
      source: first?.limit.source, spokenBy: first?.speaker,
      fix: .advise(advice(for: input, limits)))
  }

  private func unlimited(_ input: AssignedInput) -> Finding {
    Finding(
      id: "input.not-looked-at", severity: .advice, role: input.role, path: input.path,
      message: "What lies behind \(input.path) was not looked at.",
      detail: "No limit of \(context.profile.name) on it is known that it could break.",
      fix: .advise(advice(for: input, [])))
  }

  private func advice(for input: AssignedInput, _ limits: [StackedLimit]) -> String {
    let file = "Give the file beside its address, as {\"path\": FILE, \"url\": ADDRESS}."
    let headersTell = limits.allSatisfy { $0.limit.quantity.check.header != nil }
    let canBeAsked = input.delivery.address != nil && input.delivery.answer == nil
    return headersTell && canBeAsked
      ? "Ask its server with --fetch-headers. Or g\(file.dropFirst())" : file
  }
}

/// Files of which nothing is known: they fill no role, so nothing else is said of the request.
enum UnreadableInputs {
  /// A finding for each such file.
  static func findings(in request: Request) -> [Finding] {
    request.inputs.flatMap { input in
      input.facts.problems.filter(\.kind.hidesEverything).map { problem in
        // No media is a fact; media that could not be read may be fine, and fail closed.
        let isMedia = problem.kind != .unreadable
        return Finding(
          id: problem.kind.findingID, severity: isMedia ? .unverified : .blocker,
          role: input.role, path: input.path, message: problem.message,
          detail: isMedia
            ? "Nothing in it could be checked. What cannot be verified counts as broken, so that no "
              + "money rides on a guess."
            : "Nothing in it can be checked, and no provider could read it.")
      }
    }
  }
}

extension Finding {
  /// Whether the file it is about could not be looked at, so that nothing else is known of it.
  var isAboutUnknownFile: Bool {
    MediaProblem.Kind.allCases.contains { $0.hidesEverything && $0.findingID == id }
  }
}
