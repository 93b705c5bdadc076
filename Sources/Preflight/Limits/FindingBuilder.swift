import MediaModel

/// Turns what a check found into a finding: severity, wording, source and speaker.
struct FindingBuilder {
  let context: CheckContext

  /// The finding, or nil when a violation of so weak a limit says nothing.
  func finding(_ violation: Violation, of stacked: StackedLimit) -> Finding? {
    guard let severity = severity(of: violation, stacked) else { return nil }
    return finding(violation, of: stacked, severity: severity)
  }

  /// The finding as advice, led by a condition: `"With auto_trim=false: "`.
  func advice(_ violation: Violation, of stacked: StackedLimit, lead: String, hint: String)
    -> Finding?
  {
    guard severity(of: violation, stacked) != nil else { return nil }
    var finding = finding(violation, of: stacked, severity: .advice, condition: lead)
    finding.detail = [finding.detail, hint].compactMap(\.self).joined(separator: " ")
    return finding
  }

  private func severity(of violation: Violation, _ stacked: StackedLimit) -> Severity? {
    guard stacked.force == .binds else { return violation.certainty == .broken ? .advice : nil }
    let isAltered = stacked.limit.effect == .alter
    switch (violation.certainty, stacked.limit.level) {
    case (.unknown, .hard): return isAltered ? nil : .unverified
    case (.unknown, .advisory): return nil
    case (.broken, .hard): return isAltered ? .alteration : .blocker
    case (.broken, .advisory): return isAltered ? .alteration : .advice
    case (.inexact, .hard): return .alteration
    case (.inexact, .advisory): return isAltered ? .alteration : nil
    }
  }

  private func finding(
    _ violation: Violation, of stacked: StackedLimit, severity: Severity, condition: String = ""
  ) -> Finding {
    let whole =
      violation.sentence ?? "\(violation.observation); \(clause(violation, stacked))"
    let statement = condition.isEmpty ? whole : condition + whole.lowercasedThe
    let role = violation.input?.role ?? onlyRole(of: stacked)
    return Finding(
      id: violation.id, severity: severity, role: role, path: violation.input?.path,
      measured: violation.measured, limit: LimitDescription(stacked.limit),
      message: lead(stacked) + statement + ".",
      detail: detail(violation, stacked, severity), source: stacked.limit.source,
      spokenBy: stacked.speaker,
      fix: violation.fix)
  }

  private func lead(_ stacked: StackedLimit) -> String {
    switch (stacked.force, stacked.speaker.relation) {
    case (.believed, .itself), (.believed, .documentedEngine), (.believed, .inferredEngine),
      (.believed, .rules), (.believed, .learned):
      "\(context.profile.name) is believed to run on \(stacked.speaker.name). "
    case (.overruled, _): ""
    case (.binds, .documentedEngine): "\(context.profile.name) runs on \(stacked.speaker.name). "
    case (.binds, .itself), (.binds, .inferredEngine), (.binds, .rules), (.binds, .learned): ""
    }
  }

  private func clause(_ violation: Violation, _ stacked: StackedLimit) -> String {
    let name = stacked.speaker.name
    let demand = violation.demand
    if violation.certainty == .unknown {
      return "\(name) accepts only \(demand), which could not be verified"
    }
    if stacked.limit.effect == .alter {
      return "\(name) takes it, but \(alteration(stacked.limit, to: demand))"
    }
    if let documented = stacked.overruling {
      return
        "\(demand) was learned from \(Self.rejection(stacked.limit)), but the documentation, which counts, "
        + "says \(documented.demandWords)"
    }
    if stacked.speaker.relation == .learned {
      return "\(name) accepts \(demand), as learned from \(Self.rejection(stacked.limit))"
    }
    return stacked.limit.level == .hard
      ? "\(name) accepts \(demand)" : "\(name) recommends \(demand)"
  }

  /// The rejection from which a limit was learned, with its day: `"a rejection of 2026-11-20"`.
  private static func rejection(_ limit: Limit) -> String {
    "a rejection" + (limit.source.seen.map { " of \($0)" } ?? "")
  }

  private func alteration(_ limit: Limit, to accepted: String) -> String {
    let maximum = limit.bounds.maximum.map { limit.quantity.check.write($0.value) }
    return limit.behavior?.alteration(to: accepted, maximum: maximum)
      ?? "alters what is not \(accepted)"
  }

  private func detail(
    _ violation: Violation, _ stacked: StackedLimit, _ severity: Severity
  ) -> String? {
    let certain = stacked.limit.when.isEmpty ? nil : conditions(stacked)
    let parts =
      violation.remarks
      + [
        certain, violation.reason, Consequence.text(of: severity, stacked), origin(stacked),
        lessonOtherwise(than: stacked),
      ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// How a learned limit was learned, and where the documentation that overrules it was read.
  private func origin(_ stacked: StackedLimit) -> String? {
    guard stacked.speaker.relation == .learned else { return nil }
    let place = stacked.overruling?.source.url ?? stacked.overruling?.source.title
    let seen = stacked.overruling?.source.seen.map { ", seen \($0)" } ?? ""
    let documented = place.map { "Documented at \($0)\(seen)." }
    let parts = [stacked.limit.note, documented].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// What was learned from a rejection instead of a documented limit.
  private func lessonOtherwise(than stacked: StackedLimit) -> String? {
    guard stacked.speaker.relation != .learned,
      let lesson = context.stack.first(where: { $0.overruling == stacked.limit })
    else { return nil }
    let rejection = Self.rejection(lesson.limit).capitalizedFirst
    return "\(rejection) says otherwise: \(lesson.limit.demandWords). The documentation counts."
  }

  private func conditions(_ stacked: StackedLimit) -> String {
    "The limit holds with \(Wording.list(stacked.limit.when.map(\.text), "and"))."
  }

  private func onlyRole(of stacked: StackedLimit) -> String? {
    guard stacked.targets.count == 1, case .role(let role) = stacked.targets[0] else { return nil }
    return role
  }
}

/// Why a broken limit matters, in one sentence that says how well the limit is founded.
enum Consequence {
  /// The sentence, or nil where the finding says it already.
  static func text(of severity: Severity, _ stacked: StackedLimit) -> String? {
    switch severity {
    case .blocker: refusal(stacked.limit.source.evidence)
    case .unverified: "What cannot be verified counts as broken, so that no money rides on a guess."
    case .alteration: "No message tells you when it happens."
    case .advice: advice(stacked)
    }
  }

  private static func refusal(_ evidence: SourceEvidence?) -> String? {
    switch evidence {
    case .providerDoc, .providerSchema, .providerSDK, .providerDocMirror:
      "A documented limit: the request is refused, at worst after credits are spent."
    case .thirdPartyCode, .thirdPartyDoc:
      "The provider does not document it, but others who call it keep to this limit."
    case .observedError, .learned: "Requests have been refused for this."
    case .user, nil: nil
    }
  }

  private static func advice(_ stacked: StackedLimit) -> String? {
    switch stacked.force {
    case .believed: "Which engine runs is not documented, so this is advice."
    case .overruled: nil
    case .binds where stacked.speaker.relation == .learned: nil
    case .binds:
      stacked.limit.level == .advisory
        ? "A recommendation: the result may be poorer, or the job slower." : nil
    }
  }
}

/// What a check found to be not as a limit demands; it becomes a finding once its severity is known.
package struct Violation: Sendable, Hashable {
  /// How sure the check is.
  package enum Certainty: Sendable, Hashable {
    case broken
    /// So close that the provider may accept it or alter it.
    case inexact
    /// The fact is not known.
    case unknown
  }

  /// The finding's id.
  package var id: String
  package var certainty = Certainty.broken
  /// The input that is meant, or nil for several together.
  package var input: AssignedInput?
  package var measured: MeasuredValue?
  /// The first half of the message, without a stop: `"The clip lasts 5.080 s (container)"`.
  var observation: String
  /// The whole message, where it is not an observation and a demand; without a stop.
  package var sentence: String?
  /// What is accepted: `"at most 5 s"`.
  package var demand: String
  /// What else is known, as whole sentences.
  package var remarks: [String] = []
  /// Why it matters, as one sentence, or nil when that goes without saying.
  package var reason: String?
  package var fix: Fix?
}
