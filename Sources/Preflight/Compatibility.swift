/// How one profile takes a set of inputs, as one cell of a matrix.
public struct Compatibility: Sendable, Hashable {
  /// Who takes the inputs, and who does not.
  public enum Answer: Sendable, Hashable {
    /// As they are; there may be warnings.
    case asIs
    /// After fixes that a machine can carry out.
    case afterFix([Fix])
    /// Never, or only after a person has changed something; with the reason in a sentence.
    case never(String)
  }

  public var result: ProfileResult
  public var answer: Answer

  /// The answer that follows from the findings: fixes count only when every failing finding has one
  /// that a machine can carry out.
  public init(_ result: ProfileResult) {
    self.result = result
    let failing = result.findings.filter { $0.severity.verdict == .fail }
    guard !failing.isEmpty else {
      answer = .asIs
      return
    }
    if let hopeless = failing.first(where: { $0.fix?.isAutomatic != true }) {
      let order = ["input.wrong-type", "input.missing", "input.surplus"]
      let reason = order.lazy.compactMap { id in failing.first { $0.id == id } }.first ?? hopeless
      answer = .never(reason.message)
    } else {
      answer = .afterFix(failing.compactMap(\.fix))
    }
  }
}

extension Checker {
  /// The answers of all profiles that take inputs, in the order given.
  ///
  /// Profiles of rules are left out: nothing can be sent to them.
  ///
  /// - Throws: `RequestError` when an input has a role that no profile knows, `DocumentError` when a
  ///   profile is malformed.
  public func matrix(for request: Request, profiles: [Profile]) throws -> [Compatibility] {
    try report(on: request, for: profiles.filter { $0.kind != .rules })
      .results.map(Compatibility.init)
  }
}
