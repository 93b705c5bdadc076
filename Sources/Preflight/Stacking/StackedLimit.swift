/// A limit together with the profile that states it, in terms of the profile that is checked.
struct StackedLimit: Sendable, Hashable {
  /// How far a limit binds.
  enum Force: Sendable, Hashable {
    case binds
    /// Only believed to hold; advice.
    case believed
    /// Learned, but something documented says otherwise; advice.
    case overruled
  }

  var limit: Limit
  var speaker: Speaker
  var force: Force
  /// The documented limit that overrules this one, or nil.
  var overruling: Limit?
  /// The inputs to which it applies, in the roles of the profile that is checked.
  var targets: [RoleSelector]
  /// The media types to which it applies, or nil for all.
  var mediaTypes: Set<MediaType>?
  /// The settings of the profile that states it.
  var settings: [String: Setting]
  /// Roles of the profile that is checked, for each role of the profile that states the limit.
  var roleNames: [String: [String]]

  init(
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
  func applies(to input: AssignedInput) -> Bool {
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
