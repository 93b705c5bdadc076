import JSON

/// What a line of JSON says of one repair or one still, as far as somebody wants to know who goes
/// through many of them.
public struct ResultLine: Sendable, Hashable {
  /// How far it came.
  public var outcome: RepairReport.Outcome
  /// What the profiles say of the result.
  public var verdict: Verdict
  /// The path of the result, or nil when there is none.
  public var output: String?
  /// Why it cannot be done; the choices are left out.
  public var refusals: [Refusal]
  /// The ids of what speaks against the result.
  public var objections: [String]
  public var bytesBefore: Int64?
  public var bytesAfter: Int64?
  /// How long the source lasts by its longest reading, in seconds as they were written.
  public var secondsBefore: String?
  public var secondsAfter: String?

  /// Reads a line; nil when it is none of a repair or a still.
  public init?(json: [UInt8]) {
    guard let line = try? JSONReader.document(json), let schema = line.at("schema")?.text else {
      return nil
    }
    refusals = (line.at("refusals")?.elements ?? []).map { refusal in
      Refusal(refusal.at("id")?.text ?? "", reason: refusal.at("reason")?.text ?? "")
    }
    let profiles = line.at("profiles")?.elements ?? []
    switch schema {
    case "preflight.repair/1":
      guard let outcome = line.at("outcome")?.text.flatMap(RepairReport.Outcome.init) else {
        return nil
      }
      self.outcome = outcome
      output = line.at("output")?.text
      objections = Self.objections(in: line.at("after", "profiles")?.elements ?? [])
      bytesBefore = line.at("before", "facts", "byteCount")?.wholeNumber
      bytesAfter = line.at("after", "facts", "byteCount")?.wholeNumber
      secondsBefore = line.at("before", "facts", "durations", "longest")?.digits
      secondsAfter = line.at("after", "facts", "durations", "longest")?.digits
    case "preflight.still/1":
      outcome = .written
      output = line.at("path")?.text
      objections = Self.objections(in: profiles)
      bytesAfter = line.at("byteCount")?.wholeNumber
    case "preflight.stills/1":
      outcome = .refused
      objections = []
    default: return nil
    }
    verdict =
      line.at("verdict")?.text.flatMap(Verdict.init)
      ?? Verdict.worst(of: profiles.map(Self.verdict))
  }

  private static func verdict(of profile: JSONValue) -> Verdict {
    profile.at("verdict")?.text.flatMap(Verdict.init) ?? .pass
  }

  /// The ids of the findings for which profiles fail.
  private static func objections(in profiles: [JSONValue]) -> [String] {
    profiles.filter { verdict(of: $0) == .fail }.flatMap { $0.at("findings")?.elements ?? [] }
      .compactMap { finding in
        let severity = finding.at("severity")?.text.flatMap(Severity.init)
        return severity?.verdict == .fail ? finding.at("id")?.text : nil
      }
  }
}

/// What a line of JSON says of something that could not be done.
public struct ErrorLine: Sendable, Hashable {
  public var message: String
  /// A word for programs, or nil.
  public var kind: String?

  /// Reads a line; nil when it is none of an error.
  public init?(json: [UInt8]) {
    guard let line = try? JSONReader.document(json), line.at("schema")?.text == "preflight.error/1",
      let message = line.at("error")?.text
    else { return nil }
    self.message = message
    kind = line.at("kind")?.text
  }
}

extension JSONValue {
  /// The value under keys of objects within objects, or nil.
  fileprivate func at(_ keys: String...) -> JSONValue? {
    keys.reduce(self as JSONValue?) { value, key in value?.member(key) }
  }

  fileprivate var digits: String? { if case .number(let digits) = self { digits } else { nil } }

  fileprivate var wholeNumber: Int64? { digits.flatMap { Int64($0) } }
}
