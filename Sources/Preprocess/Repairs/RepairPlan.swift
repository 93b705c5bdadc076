package import Media
package import Preflight

/// What is going to be done to a file, or why it cannot be done.
package struct RepairPlan: Sendable, Hashable {
  /// How the result is checked again.
  package struct Acceptance: Sendable, Hashable {
    /// The profiles that have to accept it; empty when it is only cut.
    package var profiles: [Profile]
    /// The role of the file, or nil for the one that its type takes.
    package var role: String?
    /// The role of the file for profiles, by their ids, that call it otherwise.
    package var otherRoles: [String: String]
    package var settings: [String: String]
    package var transport: Transport?

    package init(
      profiles: [Profile] = [], role: String? = nil, otherRoles: [String: String] = [:],
      settings: [String: String] = [:], transport: Transport? = nil
    ) {
      self.profiles = profiles
      self.role = role
      self.otherRoles = otherRoles
      self.settings = settings
      self.transport = transport
    }

    /// The role of the file for a profile, or nil for the one that its type takes.
    func role(for profile: Profile) -> String? { otherRoles[profile.id] ?? role }
  }

  /// Nil when it cannot be done; the report then says why.
  package var recipe: Recipe?
  /// What is written instead when frames that were copied do not come out as planned; nil when
  /// there is nothing else.
  package var fallback: Recipe?
  package var acceptance: Acceptance
  /// The plan for people and machines: steps, losses, what the check says before and, of the facts
  /// that are going to be, after.
  package var report: RepairReport
}

/// Everything that is done to one file in one pass: a value that can be printed, compared, built by
/// hand, or made from findings by a ``RepairPlanner``.
package struct Recipe: Sendable, Hashable {
  /// What kind of file is written.
  package enum Rendition: Sendable, Hashable {
    /// The source's bytes as they are.
    case identical
    case clip(ClipRendition)
    case still(StillRendition)
  }

  /// The source's path.
  package var source: String
  package var rendition: Rendition
  /// The most bytes that the result may have, or nil.
  package var maximumByteCount: Int64?
  /// What is done and why, in order.
  package var steps: [RepairStep] = []
}
