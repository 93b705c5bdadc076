package import JSON
package import Preflight

/// Holds facts that a result is going to have against all of the profiles at once.
///
/// Only what is said of the file itself counts: other inputs, texts and settings of a request are
/// not the file's fault.
package struct ResultJudge {
  private let profiles: [PreparedProfile]
  private let acceptance: RepairPlan.Acceptance
  private let followsRecommendations: Bool

  /// A judge for the profiles of an acceptance.
  ///
  /// - Throws: `DocumentError` when a profile is malformed.
  package init(
    _ acceptance: RepairPlan.Acceptance, in catalog: Catalog, followsRecommendations: Bool
  ) throws(DocumentError) {
    self.acceptance = acceptance
    self.followsRecommendations = followsRecommendations
    var prepared: [PreparedProfile] = []
    for profile in acceptance.profiles {
      prepared.append(try PreparedProfile(profile, in: catalog))
    }
    profiles = prepared
  }

  /// The request that a file alone makes to a profile.
  private func request(with facts: MediaFacts, to profile: PreparedProfile) -> Request {
    let role = acceptance.role(for: profile.profile)
    return Request(
      inputs: [RequestInput(role: role, path: facts.path, facts: facts)],
      settings: acceptance.settings, transport: acceptance.transport)
  }

  /// What every profile says of a file, without what is not about the file.
  package func results(for facts: MediaFacts) -> [ProfileResult] {
    profiles.map { profile in
      var result = profile.result(of: request(with: facts, to: profile))
      result.findings.removeAll { !$0.isAbout(facts) }
      return result
    }
  }

  /// What the profiles say that is not about the file, a sentence each.
  func remarks(beside facts: MediaFacts) -> [String] {
    let messages = profiles.flatMap { profile in
      profile.result(of: request(with: facts, to: profile)).findings.filter { finding in
        !finding.isAbout(facts) && finding.severity.verdict == .fail
      }.map(\.message)
    }
    return messages.uniqued
  }

  /// What the limits on some quantities say of a file.
  func findings(on facts: MediaFacts, about quantities: Set<Quantity>) -> [Finding] {
    profiles.flatMap { profile in
      profile.findings(of: request(with: facts, to: profile), about: quantities)
        .filter { $0.isAbout(facts) }
    }
  }

  /// How much the limits on some quantities speak against a file.
  func objections(to facts: MediaFacts, about quantities: Set<Quantity>) -> Objections {
    objections(findings(on: facts, about: quantities))
  }

  /// How much findings speak against a file.
  func objections(_ findings: [Finding]) -> Objections {
    Objections(findings, followsRecommendations: followsRecommendations)
  }

  /// The bounds of all limits on a quantity that may hold for a file.
  func bounds(on quantity: Quantity, for facts: MediaFacts) -> [Bounds] {
    profiles.flatMap { $0.bounds(on: quantity, in: request(with: facts, to: $0)) }.uniqued
  }

  /// Whether a finding has to be fixed: it stands in the way, the provider would alter the file, or
  /// it is advice on the file itself that a machine can follow.
  func hasToBeFixed(_ finding: Finding) -> Bool {
    switch finding.severity {
    case .blocker, .unverified, .alteration: true
    case .advice:
      finding.fix?.isAutomatic == true && (finding.limit == nil || followsRecommendations)
    }
  }

  /// Which end of a clip has to stay, or nil when no profile says.
  var keptEnd: Profile.ClipEnd? { acceptance.profiles.lazy.compactMap(\.keep).first }
}

extension Finding {
  /// Whether the file itself is meant, rather than something that only a person can say of it.
  fileprivate func isAbout(_ facts: MediaFacts) -> Bool {
    path == facts.path && limit?.quantity != .declaration
  }
}

/// How much findings speak against a file, the worst kind first.
struct Objections: Sendable, Hashable {
  /// Findings with which the request would be refused, or whose limit could not be verified.
  var refusals = 0
  /// Findings for which the provider would change the file itself.
  var alterations = 0
  /// Recommendations that are not followed, where they are to be.
  var recommendations = 0

  /// Nothing speaks against it.
  static let none = Objections()

  /// The weight of findings.
  ///
  /// Advice counts only where recommendations are followed.
  init(_ findings: [Finding], followsRecommendations: Bool) {
    for finding in findings {
      switch finding.severity {
      case .blocker, .unverified: refusals += 1
      case .alteration: alterations += 1
      case .advice: recommendations += followsRecommendations ? 1 : 0
      }
    }
  }

  private init() {}
}

extension Objections: Comparable {
  static func < (left: Objections, right: Objections) -> Bool {
    (left.refusals, left.alterations, left.recommendations)
      < (right.refusals, right.alterations, right.recommendations)
  }
}

/// The most bytes that a file may have for all of the profiles.
struct ByteLimit {
  /// The limit, or nil when there is none.
  let maximum: Int64?

  /// Asks the checker with ever smaller files.
  init(_ judge: ResultJudge, facts: MediaFacts) {
    var file = facts
    file.byteCount = 1 << 50
    var maximum: Int64?
    // Each round obeys at least one more limit; no profile has nearly as many.
    for _ in 0..<16 {
      let limits = judge.findings(on: file, about: [.fileSize]).compactMap { finding -> Int64? in
        guard finding.severity != .advice, case .compress(let bytes)? = finding.fix?.action else {
          return nil
        }
        return bytes
      }
      guard let strictest = limits.min(), strictest < file.byteCount else { break }
      file.byteCount = strictest
      maximum = strictest
    }
    self.maximum = maximum
  }
}
