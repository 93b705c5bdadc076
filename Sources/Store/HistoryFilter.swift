package import Preflight

/// Which entries of the history are wanted; nil leaves a property open.
package struct HistoryFilter: Sendable, Hashable {
  /// Only checks or only runs.
  package enum Kind: Sendable, Hashable {
    case checks, runs
  }

  package var kind: Kind?
  package var profileID: String?
  package var verdict: Verdict?
  /// From this time on, in seconds since 1970.
  package var since: Int64?
  /// Up to but not including this time, in seconds since 1970.
  package var until: Int64?
  /// The absolute path of a file that took part.
  package var path: String?
  /// The content of a file that took part, as SHA-256 in lowercase hexadecimal; with `path`, either
  /// suffices.
  package var contentHash: String?
  /// The fingerprint of a run.
  package var fingerprint: String?
  /// The most entries.
  package var maximumCount: Int?

  package init(
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
