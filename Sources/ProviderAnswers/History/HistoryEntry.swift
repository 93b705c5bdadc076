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

extension HistoryEntry {
  /// A check as it is remembered, at a time in seconds since 1970; the profile tells settings from
  /// texts, if it is at hand.
  package init(
    _ result: ProfileResult, of request: Request, settingsOf profile: Profile?, at time: Int64,
    resolving absolutePath: (String) -> String
  ) {
    let settings = RememberedSettings(request.settings, profile: profile)
    let roles = Dictionary(
      result.assignments.map { ($0.path, $0.role) }, uniquingKeysWith: { first, _ in first })
    self.init(
      time: time, profileID: result.profileID, verdict: result.verdict,
      inputs: request.inputs.map { input in
        MediaRecord(
          input.facts,
          path: input.delivery.isLocalFile ? absolutePath(input.path) : input.path,
          role: roles[input.path] ?? input.role)
      },
      settings: settings.kept,
      findings: result.findings.map { finding in
        FindingRecord(
          id: finding.id, severity: finding.severity, role: finding.role,
          message: settings.redacted(finding.message))
      },
      cost: CostRecord(amount: result.cost.amount, currency: result.cost.currency))
  }
}

extension MediaRecord {
  /// A file as it is remembered under its absolute path, without its content's hash; of an address,
  /// nothing is kept that could be a key.
  package init(_ facts: MediaFacts, path: String, role: String? = nil) {
    let video = facts.mainVideo
    self.init(
      role: role, path: Self.harmless(path), byteCount: facts.byteCount, kind: facts.kind,
      format: facts.image?.format ?? facts.container.format, videoCodec: video?.codec.name,
      audioCodec: facts.mainAudio?.codec.name, displaySize: facts.displaySize,
      duration: facts.durations.longest?.time.value.seconds
        ?? facts.image?.animationDuration?.seconds,
      frameRate: (video?.frameRate.average ?? video?.frameRate.nominal)?.framesPerSecond,
      frameCount: (video?.frameCount?.value ?? facts.image?.frameCount).map { Int64($0) })
  }

  /// An address without its query, its fragment and what stands before its host; a data URI without
  /// its data.
  private static func harmless(_ path: String) -> String {
    if path.hasPrefix("data:") { return "data:" }
    guard let scheme = path.firstRange(of: "://"), !path.hasPrefix("/") else { return path }
    let rest = path[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let host = rest.prefix { $0 != "/" }
    let start = host.lastIndex(of: "@").map { rest.index(after: $0) } ?? rest.startIndex
    return String(path[..<scheme.upperBound]) + rest[start...]
  }
}

/// The settings of a request as far as they may be remembered: prompts and other texts, among which a
/// key may be, are not.
package struct RememberedSettings: Sendable, Hashable {
  /// The settings that are numbers, sizes, shapes, or values that the profile lists.
  package let kept: [String: String]
  private let texts: [String]

  /// Sorts the settings of a request.
  package init(_ settings: [String: String], profile: Profile?) {
    let texts = Set(profile?.textInputs.map(\.role) ?? [])
    kept = settings.filter { name, value in
      !texts.contains(name) && !Self.soundsSecret(name)
        && Self.isHarmless(value, profile?.settings[name])
    }
    let kept = self.kept
    self.texts = settings.filter { kept[$0.key] == nil && $0.value.count >= 4 }.map(\.value)
      .sorted { $0.count > $1.count }
  }

  /// A sentence without the texts that are not remembered.
  package func redacted(_ sentence: String) -> String {
    texts.reduce(sentence) { $0.replacing($1, with: "…") }
  }

  private static func soundsSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["key", "token", "secret", "password", "prompt", "text"].contains { name.contains($0) }
  }

  private static func isHarmless(_ value: String, _ setting: Setting?) -> Bool {
    guard value.count <= 32 else { return false }
    return setting?.allowed.contains { $0.matches(value) } == true
      || Rational(decimal: value) != nil || AspectRatio(value) != nil
      || PixelSize(value) != nil || ResolutionTier(value) != nil
      || ["true", "false"].contains(value.lowercased())
  }
}

/// What came of a command behind the gate.
package struct RunRecord: Sendable, Hashable {
  /// How far it came.
  package enum Stage: String, Sendable, Hashable, CaseIterable {
    /// The check, the price or an earlier rejection kept it from starting.
    case stopped
    /// It started, and its end was not seen: it is running, or Preflight was killed.
    case started
    /// It ended by itself.
    case ended
    /// A signal ended it.
    case killed
  }

  package var stage: Stage
  /// The name of the command, without its arguments.
  package var command: String
  /// SHA-256 over profile, media, settings and command: the same for the same request.
  package var fingerprint: String
  /// Its exit code, or nil when it has none.
  package var exitCode: Int32?
  /// The signal that ended it, or nil.
  package var signal: Int32?
  /// How long it ran, in milliseconds, or nil while that is not known.
  package var milliseconds: Int64?
  /// The process that started it, to tell whether it still runs.
  package var processID: Int32?
  /// Why it did not start, one sentence; nil when it did.
  package var stopReason: String?
  /// What was recognised in its output.
  package var answer: ProviderAnswer

  package init(
    stage: Stage, command: String, fingerprint: String, exitCode: Int32? = nil,
    signal: Int32? = nil, milliseconds: Int64? = nil, processID: Int32? = nil,
    stopReason: String? = nil, answer: ProviderAnswer = ProviderAnswer()
  ) {
    self.stage = stage
    self.command = command
    self.fingerprint = fingerprint
    self.exitCode = exitCode
    self.signal = signal
    self.milliseconds = milliseconds
    self.processID = processID
    self.stopReason = stopReason
    self.answer = answer
  }
}
