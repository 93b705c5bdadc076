import MediaModel
import Preflight

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
    guard let check = limit.quantity.check, !isSentOtherwise(limit) else { return [] }
    let stacked = Self.stacked(limit, of: context.profile)
    return check.violations(of: stacked, by: subjects(of: limit), in: context)
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
