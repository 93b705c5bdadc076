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
    guard let line = try? JSONReader.document(json), let schema = line["schema"].text else {
      return nil
    }
    refusals = line["refusals"].elements.map { refusal in
      Refusal(refusal["id"].text ?? "", reason: refusal["reason"].text ?? "")
    }
    switch schema {
    case "preflight.repair/1":
      guard let outcome = line["outcome"].text.flatMap(RepairReport.Outcome.init) else {
        return nil
      }
      self.outcome = outcome
      output = line["output"].text
      objections = Self.objections(in: line["after"]["profiles"])
      bytesBefore = line["before"]["facts"]["byteCount"].integer
      bytesAfter = line["after"]["facts"]["byteCount"].integer
      secondsBefore = line["before"]["facts"]["durations"]["longest"].number
      secondsAfter = line["after"]["facts"]["durations"]["longest"].number
    case "preflight.still/1":
      outcome = .written
      output = line["path"].text
      objections = Self.objections(in: line["profiles"])
      bytesAfter = line["byteCount"].integer
    case "preflight.stills/1":
      outcome = .refused
      objections = []
    default: return nil
    }
    verdict =
      line["verdict"].text.flatMap(Verdict.init)
      ?? Verdict.worst(of: line["profiles"].elements.map { Self.verdict(of: $0) })
  }

  private static func verdict(of profile: JSONValue) -> Verdict {
    profile["verdict"].text.flatMap(Verdict.init) ?? .pass
  }

  private static func objections(in profiles: JSONValue) -> [String] {
    profiles.elements.filter { verdict(of: $0) == .fail }.flatMap { $0["findings"].elements }
      .compactMap { finding in
        let severity = finding["severity"].text.flatMap(Severity.init)
        return severity?.verdict == .fail ? finding["id"].text : nil
      }
  }
}

extension JSONValue {
  /// The value of a key; null where there is none.
  fileprivate subscript(_ key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  fileprivate var number: String? {
    if case .number(let digits) = self { digits } else { nil }
  }

  fileprivate var integer: Int64? { number.flatMap { Int64($0) } }
}
