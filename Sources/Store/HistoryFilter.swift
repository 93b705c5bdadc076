public import Preflight

/// Which entries of the history are wanted; nil leaves a property open.
public struct HistoryFilter: Sendable, Hashable {
  /// Only checks or only runs.
  public enum Kind: Sendable, Hashable {
    case checks, runs
  }

  public var kind: Kind?
  public var profileID: String?
  public var verdict: Verdict?
  /// From this time on, in seconds since 1970.
  public var since: Int64?
  /// Up to but not including this time, in seconds since 1970.
  public var until: Int64?
  /// The absolute path of a file that took part.
  public var path: String?
  /// The content of a file that took part, as SHA-256 in lowercase hexadecimal; with `path`, either
  /// suffices.
  public var contentHash: String?
  /// The fingerprint of a run.
  public var fingerprint: String?
  /// The most entries.
  public var maximumCount: Int?

  public init(
    kind: Kind? = nil, profileID: String? = nil, verdict: Verdict? = nil, since: Int64? = nil,
    until: Int64? = nil, path: String? = nil, contentHash: String? = nil,
    fingerprint: String? = nil, maximumCount: Int? = nil
  ) {
    self.kind = kind
    self.profileID = profileID
    self.verdict = verdict
    self.since = since
    self.until = until
    self.path = path
    self.contentHash = contentHash
    self.fingerprint = fingerprint
    self.maximumCount = maximumCount
  }
}
