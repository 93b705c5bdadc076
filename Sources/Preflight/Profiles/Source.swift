package import JSON

/// Where a limit or a price was read.
public struct Source: Sendable, Hashable {
  public var url: String?
  public var title: String?
  /// When it was read, as `YYYY-MM-DD`, or as `YYYY-MM` or `YYYY` where the day was not noted, or nil.
  public var seen: String?
  /// What kind of text it was read in; always given for a limit.
  public var evidence: SourceEvidence?

  public init(
    url: String? = nil, title: String? = nil, seen: String? = nil,
    evidence: SourceEvidence? = nil
  ) {
    self.url = url
    self.title = title
    self.seen = seen
    self.evidence = evidence
  }
}

/// What kind of text a limit was read in.
public enum SourceEvidence: String, Sendable, Hashable, CaseIterable {
  case providerDoc = "provider-doc"
  case providerSchema = "provider-schema"
  case providerSDK = "provider-sdk"
  /// A public copy of the provider's documentation.
  case providerDocMirror = "provider-doc-mirror"
  case thirdPartyCode = "third-party-code"
  case thirdPartyDoc = "third-party-doc"
  /// The message of a rejection that somebody published.
  case observedError = "observed-error"
  /// Written by the user into a profile.
  case user
  /// Drawn from a rejection that happened here.
  case learned
}

extension Source {
  package enum Keys: String, CaseIterable {
    case url, title, seen, evidence
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    let seen = try reader.optionalText(.seen)
    if let seen, !Self.isDate(seen) {
      throw reader.error(.seen, "a day such as 2026-08-02, or its month or year, is expected")
    }
    self.init(
      url: try reader.optionalText(.url), title: try reader.optionalText(.title), seen: seen,
      evidence: try reader.choice(.evidence))
  }

  /// Whether a text has the form `2026-08-02`, `2026-08` or `2026`.
  private static func isDate(_ text: String) -> Bool {
    let pattern = Array("0000-00-00".utf8)
    let bytes = Array(text.utf8)
    return [4, 7, 10].contains(bytes.count)
      && zip(bytes, pattern).allSatisfy { byte, mark in
        mark == UInt8(ascii: "-")
          ? byte == mark : UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      }
  }
}
