package import MediaModel
package import Preflight

/// One check or one run, as it is remembered.
///
/// Nothing secret is in it: no key, no prompt, no query of an address, no place of recording.
package struct HistoryEntry: Sendable, Hashable {
  /// Its number in the store, or nil before it is stored.
  package var id: Int64?
  /// When it began, in seconds since 1970.
  package var time: Int64
  package var profileID: String
  package var verdict: Verdict
  package var inputs: [MediaRecord]
  /// The output settings by name, without texts.
  package var settings: [String: String]
  package var findings: [FindingRecord]
  package var cost: CostRecord
  /// What came of the command, or nil for a check.
  package var run: RunRecord?

  package init(
    id: Int64? = nil, time: Int64, profileID: String, verdict: Verdict,
    inputs: [MediaRecord] = [], settings: [String: String] = [:],
    findings: [FindingRecord] = [], cost: CostRecord = CostRecord(), run: RunRecord? = nil
  ) {
    self.id = id
    self.time = time
    self.profileID = profileID
    self.verdict = verdict
    self.inputs = inputs
    self.settings = settings
    self.findings = findings
    self.cost = cost
    self.run = run
  }
}

/// A file of a request, with what is compared when it no longer works.
package struct MediaRecord: Sendable, Hashable {
  package var role: String?
  /// The absolute path.
  package var path: String
  /// SHA-256 of the content in lowercase hexadecimal, or nil when it was not computed.
  package var contentHash: String?
  package var byteCount: Int64
  package var kind: MediaKind
  /// The container or image format.
  package var format: String?
  package var videoCodec: String?
  package var audioCodec: String?
  package var displaySize: PixelSize?
  /// The longest reading in seconds, or nil when unknown.
  package var duration: Rational?
  package var frameRate: Rational?
  package var frameCount: Int64?

  package init(
    role: String? = nil, path: String, contentHash: String? = nil, byteCount: Int64,
    kind: MediaKind, format: String? = nil, videoCodec: String? = nil, audioCodec: String? = nil,
    displaySize: PixelSize? = nil, duration: Rational? = nil, frameRate: Rational? = nil,
    frameCount: Int64? = nil
  ) {
    self.role = role
    self.path = path
    self.contentHash = contentHash
    self.byteCount = byteCount
    self.kind = kind
    self.format = format
    self.videoCodec = videoCodec
    self.audioCodec = audioCodec
    self.displaySize = displaySize
    self.duration = duration
    self.frameRate = frameRate
    self.frameCount = frameCount
  }
}

/// A finding as it is remembered.
package struct FindingRecord: Sendable, Hashable {
  package var id: String
  package var severity: Severity
  package var role: String?
  package var message: String

  package init(id: String, severity: Severity, role: String? = nil, message: String) {
    self.id = id
    self.severity = severity
    self.role = role
    self.message = message
  }
}

/// What a request was expected to cost; an unknown amount is nil, never zero.
package struct CostRecord: Sendable, Hashable {
  package var amount: Rational?
  package var currency: String?

  package init(amount: Rational? = nil, currency: String? = nil) {
    self.amount = amount
    self.currency = currency
  }
}
