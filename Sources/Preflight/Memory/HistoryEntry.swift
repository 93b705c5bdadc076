public import MediaModel

/// One check or one run, as it is remembered.
///
/// Nothing secret is in it: no key, no prompt, no query of an address, no place of recording.
public struct HistoryEntry: Sendable, Hashable {
  /// Its number in the store, or nil before it is stored.
  public var id: Int64?
  /// When it began, in seconds since 1970.
  public var time: Int64
  public var profileID: String
  public var verdict: Verdict
  public var inputs: [MediaRecord]
  /// The output settings by name, without texts.
  public var settings: [String: String]
  public var findings: [FindingRecord]
  public var cost: CostRecord
  /// What came of the command, or nil for a check.
  public var run: RunRecord?

  public init(
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
public struct MediaRecord: Sendable, Hashable {
  public var role: String?
  /// The absolute path.
  public var path: String
  /// SHA-256 of the content in lowercase hexadecimal, or nil when it was not computed.
  public var contentHash: String?
  public var byteCount: Int64
  public var kind: MediaKind
  /// The container or image format.
  public var format: String?
  public var videoCodec: String?
  public var audioCodec: String?
  public var displaySize: PixelSize?
  /// The longest reading in seconds, or nil when unknown.
  public var duration: Rational?
  public var frameRate: Rational?
  public var frameCount: Int64?

  public init(
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
public struct FindingRecord: Sendable, Hashable {
  public var id: String
  public var severity: Severity
  public var role: String?
  public var message: String

  public init(id: String, severity: Severity, role: String? = nil, message: String) {
    self.id = id
    self.severity = severity
    self.role = role
    self.message = message
  }
}

/// What a request was expected to cost; an unknown amount is nil, never zero.
public struct CostRecord: Sendable, Hashable {
  public var amount: Rational?
  public var currency: String?

  public init(amount: Rational? = nil, currency: String? = nil) {
    self.amount = amount
    self.currency = currency
  }
}
