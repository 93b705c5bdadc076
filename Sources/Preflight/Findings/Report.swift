/// The answer about one request for every profile that was asked about.
public struct Report: Sendable, Hashable {
  public var request: Request
  public var results: [ProfileResult]

  public init(request: Request, results: [ProfileResult]) {
    self.request = request
    self.results = results
  }

  /// The worst verdict of all profiles.
  public var verdict: Verdict { Verdict.worst(of: results.map(\.verdict)) }
}

/// The answer about one request for one profile.
public struct ProfileResult: Sendable, Hashable {
  public var profileID: String
  public var name: String
  public var provider: String
  public var origin: Profile.Origin
  /// The inputs in the roles in which they were checked.
  public var assignments: [AssignedInput]
  /// The findings, the worst first, then by id.
  public var findings: [Finding]
  /// What was assumed, such as the role of an input that was given without one.
  public var notes: [String]
  public var cost: Cost

  public init(
    profile: Profile, assignments: [AssignedInput], findings: [Finding], notes: [String],
    cost: Cost
  ) {
    profileID = profile.id
    name = profile.name
    provider = profile.provider
    origin = profile.origin
    self.assignments = assignments
    self.findings = findings.sorted { $0.order < $1.order }
    self.notes = notes
    self.cost = cost
  }

  /// Puts a finding into its place among the others.
  package mutating func add(_ finding: Finding) {
    findings = (findings + [finding]).sorted { $0.order < $1.order }
  }

  /// The finding to read first: a file of another kind is why the wanted one is missing, else the worst.
  public var mainFinding: Finding? {
    findings.first { $0.id == "input.wrong-type" } ?? findings.first
  }

  /// The worst of the findings.
  public var verdict: Verdict { Verdict.worst(of: findings.map(\.severity.verdict)) }
}

extension Finding {
  fileprivate var order: (Int, String, String, String) {
    (severity.rank, id, role ?? "", message)
  }
}
