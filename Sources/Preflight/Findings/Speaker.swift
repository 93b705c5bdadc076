/// Which profile a limit comes from, and how that profile is related to the one that was asked for.
public struct Speaker: Sendable, Hashable {
  /// How a speaking profile is related to the profile that is checked.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// The profile itself.
    case itself
    /// The engine that is documented to run the workflow.
    case documentedEngine = "documented-engine"
    /// The engine that is believed to run the workflow.
    case inferredEngine = "inferred-engine"
    /// Rules of the provider that hold for all its profiles.
    case rules
    /// A rejection that happened here.
    case learned
  }

  public var profileID: String
  /// The name that stands before "accepts"; for rules it is the provider's.
  public var name: String
  public var relation: Relation

  public init(profileID: String, name: String, relation: Relation) {
    self.profileID = profileID
    self.name = name
    self.relation = relation
  }
}
