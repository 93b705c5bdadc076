package import JSON
package import Preflight

/// Learned limits as limits of their profiles, as far as they still hold.
package struct LearnedLimits: Sendable {
  private let limits: [LearnedLimit]
  private let time: Int64

  /// How long a limit binds that no rejection confirms, in days.
  package static let lifetime: Int64 = 90

  /// What was learned of any profiles, as it counts now, in seconds since 1970.
  package init(_ limits: [LearnedLimit], at time: Int64) {
    self.limits = limits
    self.time = time
  }

  /// The limits by profile, as a ``Checker`` takes them: of two that disagree the newest; what is old
  /// and unconfirmed, or was contradicted, is a recommendation.
  package var byProfile: [String: [Limit]] {
    Dictionary(grouping: limits, by: \.profileID).mapValues { limits in
      groups(of: limits).map(limit)
    }
  }

  /// The limits that a request lies outside of.
  ///
  /// - Throws: `DocumentError` when the profile of an engine is malformed.
  package func broken(
    by request: Request, for profile: Profile, in catalog: Catalog
  ) throws(DocumentError) -> [LearnedLimit] {
    let trial = LimitTrial(request, profile: profile)
    return limits.filter { learned in
      learned.profileID == profile.id && !trial.violations(of: learned.limit).isEmpty
    }
  }

  /// Limits on the same end of the same thing, each group the newest first.
  private func groups(of limits: [LearnedLimit]) -> [[LearnedLimit]] {
    var groups: [[LearnedLimit]] = []
    for limit in limits.sorted(by: Self.isNewer) {
      if let index = groups.firstIndex(where: { $0[0].isSameMatter(as: limit) }) {
        groups[index].append(limit)
      } else {
        groups.append([limit])
      }
    }
    return groups
  }

  /// Of two of one time, what fields said before what words said.
  private static func isNewer(_ one: LearnedLimit, _ other: LearnedLimit) -> Bool {
    guard one.confirmedAt == other.confirmedAt else { return one.confirmedAt > other.confirmedAt }
    return one.confidence == .typed && other.confidence == .worded
  }

  /// The limit that counts of a group.
  private func limit(_ group: [LearnedLimit]) -> Limit {
    let newest = group[0]
    var limit = newest.limit
    let others = group.dropFirst().filter { $0.bounds != newest.bounds }
    let remarks = [disagreement(others, with: newest), age(of: newest), doubt(about: newest)]
    limit.note = ([newest.origin] + remarks.compactMap(\.self)).joined(separator: " ")
    if !isCertain(newest) { limit.level = .advisory }
    return limit
  }

  /// Whether a limit still binds.
  package func isCertain(_ limit: LearnedLimit) -> Bool {
    limit.contradictions == 0
      && Timestamp.dayCount(from: limit.confirmedAt, to: time) <= Self.lifetime
  }

  private func disagreement(
    _ others: some Collection<LearnedLimit>, with newest: LearnedLimit
  ) -> String? {
    guard let other = others.first else { return nil }
    let day = Timestamp.day(secondsSince1970: other.confirmedAt)
    return "An earlier rejection, on \(day), said otherwise: "
      + "\(other.demand). The newer one counts."
  }

  private func age(of limit: LearnedLimit) -> String? {
    let days = Timestamp.dayCount(from: limit.confirmedAt, to: time)
    guard days > Self.lifetime else { return nil }
    return "That is \(days) days ago and was not confirmed since, so it is advice."
  }

  private func doubt(about limit: LearnedLimit) -> String? {
    guard limit.contradictions > 0 else { return nil }
    let requests =
      limit.contradictions == 1 ? "A request" : "\(limit.contradictions) requests"
    return "\(requests) outside it passed since then, so it is advice."
  }
}

extension LearnedLimit {
  /// What is accepted, in words: `"at most 5 s"`.
  package var demand: String { limit.demandWords }
}

/// Holds a request against one limit alone.
struct LimitTrial {
  private let context: CheckContext

  init(_ request: Request, profile: Profile) {
    context = CheckContext(
      profile: profile, request: request,
      inputs: RoleAssignment(request, profile: profile).inputs, stack: [])
  }

  /// Whether anything of the request is what the limit is about.
  func isAbout(_ limit: Limit) -> Bool {
    let settings = context.request.settings
    if limit.quantity == .setting { return limit.name.map { settings[$0] != nil } ?? false }
    guard limit.quantity == .textLength else { return !subjects(of: limit).isEmpty }
    return limit.roles.contains { selector in
      if case .role(let role) = selector { settings[role] != nil } else { false }
    }
  }

  /// What of the request lies outside a limit, as measured; empty when nothing does.
  func violations(of limit: Limit) -> [Violation] {
    guard !isSentOtherwise(limit) else { return [] }
    let stacked = Self.stacked(limit, of: context.profile)
    return limit.quantity.check.violations(of: stacked, by: subjects(of: limit), in: context)
      .filter { $0.certainty == .broken }
  }

  private func subjects(of limit: Limit) -> [AssignedInput] {
    context.inputs.filter(Self.stacked(limit, of: context.profile).applies)
  }

  private func isSentOtherwise(_ limit: Limit) -> Bool {
    guard let transport = limit.transport, let chosen = context.request.transport else {
      return limit.transport != nil
    }
    return transport != chosen
  }

  private static func stacked(_ limit: Limit, of profile: Profile) -> StackedLimit {
    StackedLimit(
      limit,
      speaker: Speaker(profileID: profile.id, name: profile.name, relation: .learned))
  }
}

extension Profile {
  /// The profile with limits learned from rejections as limits of its own, to be written to a file.
  ///
  /// A learned limit that the profile says otherwise becomes a recommendation: in a file nobody can
  /// tell any more which of the two was documented.
  package func adding(learned: [Limit]) -> Profile {
    var profile = self
    for var limit in learned {
      let isDisputed = limits.contains { documented in
        documented.quantity == limit.quantity && documented.scope == limit.scope
          && documented.name == limit.name && documented.bounds.contradicts(limit.bounds)
      }
      if isDisputed { limit.level = .advisory }
      profile.limits.append(limit)
      for case .role(let role) in limit.roles where profile.input(role) == nil {
        profile.inputs.append(Input(role: role, media: [.text]))
      }
    }
    return profile
  }
}
