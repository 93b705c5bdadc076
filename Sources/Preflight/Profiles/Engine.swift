package import JSON

/// The model that carries a workflow out, or is believed to.
public struct Engine: Sendable, Hashable {
  /// How sure it is.
  public enum Certainty: String, Sendable, Hashable, CaseIterable {
    /// The provider names the engine; its limits bind.
    case documented
    /// Somebody concluded it; its limits are advice.
    case inferred
  }

  /// The id of the engine's profile.
  public var profile: String
  public var certainty: Certainty
  /// The engine's role for a role of the workflow.
  public var roles: [String: String]
  public var note: String?

  public init(
    profile: String, certainty: Certainty, roles: [String: String] = [:], note: String? = nil
  ) {
    self.profile = profile
    self.certainty = certainty
    self.roles = roles
    self.note = note
  }
}

extension Engine {
  package enum Keys: String, CaseIterable {
    case profile, certainty, roles, note
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let certainty: Certainty = try reader.choice(.certainty) else {
      throw reader.error(.certainty, "missing")
    }
    var roles: [String: String] = [:]
    for (role, value) in try reader.freeMembers(.roles) {
      guard case .text(let engineRole) = value else {
        throw reader.error(.roles, "a role of the engine is expected for '\(role)'")
      }
      roles[role] = engineRole
    }
    self.init(
      profile: try reader.text(.profile), certainty: certainty, roles: roles,
      note: try reader.optionalText(.note))
  }
}
