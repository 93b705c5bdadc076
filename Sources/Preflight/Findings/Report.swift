package import JSON

/// The answer about one request for every profile that was asked about.
public struct Report: Sendable, Hashable {
  public var request: Request { didSet { document = nil } }
  public var results: [ProfileResult] { didSet { document = nil } }
  /// The document that it was read from, or nil; it holds what this value cannot.
  package var document: JSONValue?

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
  /// What is known of the files that were given, by role.
  public var coverage: [InputCoverage]
  /// The limits that are kept, with what was measured.
  public var kept: [KeptLimit]
  /// That the profile is out of date, or nil while nothing says so.
  public var lifecycle: Lifecycle?
  /// The names of settings on which nothing that is known depends.
  package var unknownSettings: Set<String> = []

  public init(
    profile: Profile, assignments: [AssignedInput], findings: [Finding], notes: [String],
    cost: Cost, coverage: [InputCoverage] = [], kept: [KeptLimit] = []
  ) {
    profileID = profile.id
    name = profile.name
    provider = profile.provider
    origin = profile.origin
    self.assignments = assignments
    self.findings = findings.sorted { $0.order < $1.order }
    self.notes = notes
    self.cost = cost
    self.coverage = coverage
    self.kept = kept
    lifecycle = profile.lifecycle
  }

  /// Puts a finding into its place among the others.
  package mutating func add(_ finding: Finding) {
    findings = (findings + [finding]).sorted { $0.order < $1.order }
  }

  /// The finding to read first: a file of another kind is why the wanted one is missing, else the worst.
  public var mainFinding: Finding? {
    findings.first { $0.id == "input.wrong-type" } ?? findings.first
  }

  /// The roles of the files on which no limit is known, be it that the provider states none: what
  /// would pass is unknown for them.
  public var unknownRoles: [String] {
    coverage.filter { $0.coverage <= .statesNone }.map(\.role)
  }

  /// The worst of the findings; unknown where nothing fails and nothing is known of a file.
  public var verdict: Verdict {
    let verdicts = findings.map(\.severity.verdict)
    return Verdict.worst(of: verdicts + (unknownRoles.isEmpty ? [] : [.unknown]))
  }
}

extension Finding {
  fileprivate var order: (Int, String, String, String) {
    (severity.rank, id, role ?? "", message)
  }
}

/// How bad a finding is; the worst comes first.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  /// The request will be rejected.
  case blocker
  /// A hard limit exists and the fact could not be established.
  case unverified
  /// Accepted, but trimmed, scaled, cropped or resampled behind the user's back.
  case alteration
  /// Accepted; the result is likely to be poor, slow or dearer than needed.
  case advice

  /// What a finding of this severity makes of the whole.
  public var verdict: Verdict {
    switch self {
    case .blocker, .unverified: .fail
    case .alteration, .advice: .warn
    }
  }

  /// Its place from the worst, from 0.
  package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The answer to "will it be accepted?"; the worst comes last.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// Limits are known, and kept.
  case pass
  /// Accepted, but altered, or with a result that is likely to be poor.
  case warn
  /// Nothing speaks against it, and nothing is known of what is accepted.
  case unknown
  case fail

  /// The worst of several answers; pass when there is none.
  public static func worst(of verdicts: some Sequence<Verdict>) -> Verdict {
    verdicts.max() ?? .pass
  }
}

extension Verdict: Comparable {
  /// Whether the left answer is better than the right one.
  public static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
