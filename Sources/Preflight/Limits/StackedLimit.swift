/// A limit together with the profile that states it, in terms of the profile that is checked.
package struct StackedLimit: Sendable, Hashable {
  /// How far a limit binds.
  package enum Force: Sendable, Hashable {
    case binds
    /// Only believed to hold; advice.
    case believed
    /// Learned, but something documented says otherwise; advice.
    case overruled
  }

  package var limit: Limit
  package var speaker: Speaker
  package var force: Force
  /// The documented limit that overrules this one, or nil.
  var overruling: Limit?
  /// The inputs to which it applies, in the roles of the profile that is checked.
  package var targets: [RoleSelector]
  /// The media types to which it applies, or nil for all.
  package var mediaTypes: Set<MediaType>?
  /// The settings of the profile that states it.
  package var settings: [String: Setting]
  /// Roles of the profile that is checked, for each role of the profile that states the limit.
  var roleNames: [String: [String]]

  package init(
    _ limit: Limit, speaker: Speaker, force: Force = .binds, targets: [RoleSelector]? = nil,
    mediaTypes: Set<MediaType>? = nil, settings: [String: Setting] = [:],
    roleNames: [String: [String]] = [:]
  ) {
    self.limit = limit
    self.speaker = speaker
    self.force = force
    self.targets = targets ?? limit.roles
    self.mediaTypes = mediaTypes
    self.settings = settings
    self.roleNames = roleNames
  }

  /// Whether the limit speaks about an input.
  package func applies(to input: AssignedInput) -> Bool {
    guard mediaTypes?.contains(input.mediaType) ?? true else { return false }
    return targets.contains { target in
      switch target {
      case .all: true
      case .media(let type): type == input.mediaType
      case .role(let role): role == input.role
      }
    }
  }
}
