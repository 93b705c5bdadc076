import MediaModel

/// Limits of which only one will hold, and which one is not known: it depends on a setting or on the
/// transport that the request does not name.
///
/// What every alternative refuses is refused; what only some refuse is advice that says which.
struct Alternatives {
  /// One alternative with what was found against it.
  struct Candidate {
    var limit: StackedLimit
    var violations: [Violation]
  }

  private let candidates: [Candidate]
  private let context: CheckContext
  private let builder: FindingBuilder

  init(_ candidates: [Candidate], context: CheckContext) {
    self.candidates = candidates
    self.context = context
    builder = FindingBuilder(context: context)
  }

  /// The findings where a condition is unknown.
  var byCondition: [Finding] {
    groups.flatMap { group in
      paths(of: group).flatMap { path -> [Finding] in
        let broken = violations(of: group, at: path)
        if broken.count == group.count, coversEveryCase(group) {
          return [mostGenerous(broken)].compactMap { $0 }
        }
        return broken.compactMap { candidate, violation in
          let condition = Wording.list(candidate.limit.when.map(\.text), "and")
          return builder.advice(
            violation, of: candidate, lead: "With \(condition): ", hint: hint(candidate))
        }
      }
    }
  }

  /// The findings where the transport is not chosen.
  var byTransport: [Finding] {
    groups.flatMap { group in
      paths(of: group).flatMap { path -> [Finding] in
        let broken = violations(of: group, at: path)
        let isOnlyDataURI = group.allSatisfy { $0.limit.limit.transport == .dataURI }
        if broken.count == group.count, !isOnlyDataURI {
          return [mostGenerous(broken)].compactMap { $0 }
        }
        let refused = broken.compactMap(\.0.limit.transport)
        let open = group.compactMap(\.limit.limit.transport).filter { !refused.contains($0) }
        let ways = open.isEmpty ? [Transport.upload, .url] : open
        guard let (limit, violation) = generous(broken) else { return [] }
        let advice = builder.advice(
          violation, of: limit, lead: "Sent \(Wording.list(refused.map(\.phrase))): ",
          hint: "It can be sent \(Wording.list(ways.map(\.phrase))).")
        return [advice].compactMap(\.self)
      }
    }
  }

  /// The candidates that are alternatives of each other.
  private var groups: [[Candidate]] {
    Dictionary(grouping: candidates) { candidate in
      let limit = candidate.limit
      return GroupKey(
        quantity: limit.limit.quantity, speaker: limit.speaker, targets: Set(limit.targets),
        scope: limit.limit.scope)
    }
    .values.sorted { ($0.first?.limit.order ?? "") < ($1.first?.limit.order ?? "") }
  }

  private func paths(of group: [Candidate]) -> [String?] {
    var paths: [String?] = []
    for violation in group.flatMap(\.violations) where !paths.contains(violation.input?.path) {
      paths.append(violation.input?.path)
    }
    return paths
  }

  private func violations(
    of group: [Candidate], at path: String?
  ) -> [(StackedLimit, Violation)] {
    group.compactMap { candidate in
      candidate.violations.first { $0.input?.path == path }.map { (candidate.limit, $0) }
    }
  }

  private func generous(
    _ broken: [(StackedLimit, Violation)]
  ) -> (StackedLimit, Violation)? {
    broken.min { Strictness.isStricter($1.0.limit.bounds, than: $0.0.limit.bounds) }
  }

  private func mostGenerous(_ broken: [(StackedLimit, Violation)]) -> Finding? {
    generous(broken).flatMap { builder.finding($0.1, of: $0.0) }
  }

  /// Whether one of the alternatives holds whatever the settings are.
  private func coversEveryCase(_ group: [Candidate]) -> Bool {
    let conditions = group.flatMap(\.limit.limit.when)
    var values: [String: [SettingValue]] = [:]
    var presence: [String: Set<Bool>] = [:]
    for condition in conditions {
      switch condition {
      case .setting(let name, let equals): values[name, default: []] += equals
      case .settingIsSet(let name, let isSet): presence[name, default: []].insert(isSet)
      case .roleIsGiven, .aspect: break
      }
    }
    if presence.values.contains([true, false]) { return true }
    return values.contains { name, covered in
      let setting =
        context.profile.settings[name]
        ?? group.lazy.compactMap { $0.limit.settings[name] }.first
      let allowed = setting?.allowed ?? []
      guard !allowed.isEmpty else { return group.count > 1 }
      return allowed.allSatisfy { value in covered.contains { $0.matches(value.text) } }
    }
  }

  private func hint(_ limit: StackedLimit) -> String {
    for condition in limit.limit.when {
      switch condition {
      case .setting(let name, _), .settingIsSet(let name, _):
        return "Which case it is can be said with --set \(name)=VALUE."
      case .roleIsGiven, .aspect: continue
      }
    }
    return "Whether that is the case is not known."
  }
}

private struct GroupKey: Hashable {
  var quantity: Quantity
  var speaker: Speaker
  var targets: Set<RoleSelector>
  var scope: Limit.Scope
}

extension StackedLimit {
  /// A text that puts limits into a stable order.
  fileprivate var order: String { "\(limit.quantity.rawValue) \(speaker.profileID) \(targets)" }
}
