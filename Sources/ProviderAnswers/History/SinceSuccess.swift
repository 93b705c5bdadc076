import Preflight

/// What is different since a file was last sent with success, or last passed a check.
package struct SinceSuccess: Sendable, Hashable {
  /// The entry that worked.
  package let success: HistoryEntry
  /// What is different now; empty when nothing is that is remembered.
  package let changes: [EntryChange]

  /// Compares a file, nil when it is gone, with what it was when it last worked by entries that come
  /// newest first; nil when it never did.
  ///
  /// A run that ended with 0 counts before any check; without one, a check that passed. Of several
  /// profiles, the one that was used last is meant, where it ever worked.
  package init?(_ entries: [HistoryEntry], now file: MediaRecord?) {
    guard let latest = entries.first else { return nil }
    let same = entries.filter { $0.profileID == latest.profileID }
    guard let success = Self.success(in: same) ?? Self.success(in: entries) else { return nil }
    self.success = success
    let then = success.input(like: file ?? latest.inputs.first)
    var changes: [EntryChange] = []
    if let file, let then {
      changes += MediaChange(was: then, isNow: file).all
    } else if file == nil {
      changes.append(EntryChange(.missing, "The file is no longer there."))
    }
    changes += Self.requestChanges(from: success, to: latest)
    self.changes = changes
  }

  private static func success(in entries: [HistoryEntry]) -> HistoryEntry? {
    entries.first { $0.run?.stage == .ended && $0.run?.exitCode == 0 }
      ?? entries.first { $0.run == nil && $0.verdict != .fail }
  }

  /// What the latest request had otherwise, besides its file.
  private static func requestChanges(
    from success: HistoryEntry, to latest: HistoryEntry
  ) -> [EntryChange] {
    guard success.profileID == latest.profileID else { return [] }
    let counts = [(MediaType.image, "image"), (.video, "video"), (.audio, "audio file")]
      .compactMap { type, name -> EntryChange? in
        let was = success.inputs.count { MediaType($0.kind) == type }
        let isNow = latest.inputs.count { MediaType($0.kind) == type }
        guard was != isNow else { return nil }
        return EntryChange(
          .inputCount,
          "The last request had \(counted(isNow, name)), and the one that worked "
            + "\(was == 0 ? "none" : counted(was, name)).")
      }
    let names = Set(success.settings.keys).union(latest.settings.keys).sorted()
    let settings = names.compactMap { name -> EntryChange? in
      let (was, isNow) = (success.settings[name], latest.settings[name])
      guard was != isNow else { return nil }
      return EntryChange(
        .setting,
        "\(name) was \(was ?? "not given") when it worked, and is \(isNow ?? "not given") now.")
    }
    return counts + settings
  }

  private static func counted(_ count: Int, _ name: String) -> String {
    switch count {
    case 0: "no \(name)"
    case 1: "1 \(name)"
    default: "\(count) \(name)s"
    }
  }
}

extension HistoryEntry {
  /// The file of the request that a record means: by its place, else by its content, else the only
  /// one of its kind.
  fileprivate func input(like record: MediaRecord?) -> MediaRecord? {
    guard let record else { return nil }
    let sameKind = inputs.filter { $0.kind == record.kind }
    return inputs.first { $0.path == record.path }
      ?? inputs.first { $0.contentHash != nil && $0.contentHash == record.contentHash }
      ?? (sameKind.count == 1 ? sameKind.first : nil)
  }
}

/// One thing that is not as it was when a request last worked.
package struct EntryChange: Sendable, Hashable {
  /// What is different.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The file is no longer there.
    case missing
    case duration
    case displaySize = "display-size"
    case frameRate = "frame-rate"
    case format
    case videoCodec = "video-codec"
    case audioCodec = "audio-codec"
    /// The bytes of the file.
    case content
    /// The file lies somewhere else.
    case place
    /// How many files of a kind took part.
    case inputCount = "input-count"
    case setting
  }

  package var kind: Kind
  /// One sentence: what it is, and what it was.
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}

/// What is different between two states of a file.
struct MediaChange {
  let was: MediaRecord
  let isNow: MediaRecord

  /// Every difference, those first on which a verdict hangs most often.
  var all: [EntryChange] {
    [
      duration,
      change(.displaySize, "It measures", was.displaySize, isNow.displaySize) { "\($0)" },
      change(.frameRate, "It runs at", was.frameRate, isNow.frameRate, Wording.rate),
      change(.format, "Its format is", was.format, isNow.format) { $0 },
      change(.videoCodec, "Its video codec is", was.videoCodec, isNow.videoCodec) { $0 },
      audioCodec, content, place,
    ].compactMap(\.self)
  }

  private var duration: EntryChange? {
    guard let was = was.duration, let isNow = isNow.duration, was != isNow else { return nil }
    let times =
      "\(Wording.seconds(isNow, besides: was)), was \(Wording.seconds(was, besides: isNow))"
    return EntryChange(.duration, "It is \(isNow > was ? "longer" : "shorter"): \(times).")
  }

  private var audioCodec: EntryChange? {
    switch (was.audioCodec, isNow.audioCodec) {
    case (nil, let codec?): EntryChange(.audioCodec, "It has audio now (\(codec)), and had none.")
    case (let codec?, nil):
      EntryChange(.audioCodec, "It has no audio now, and had some (\(codec)).")
    case (let was, let isNow): change(.audioCodec, "Its audio codec is", was, isNow) { $0 }
    }
  }

  private var content: EntryChange? {
    let isSameLength = was.byteCount == isNow.byteCount
    if let hash = was.contentHash, let now = isNow.contentHash {
      guard hash != now else { return nil }
    } else if isSameLength {
      return nil
    }
    let sizes =
      isSameLength
      ? "as many bytes as before, but others"
      : "\(Wording.bytes(Rational(isNow.byteCount))), was \(Wording.bytes(Rational(was.byteCount)))"
    return EntryChange(.content, "The file was replaced or changed: \(sizes).")
  }

  private var place: EntryChange? {
    guard was.path != isNow.path else { return nil }
    return EntryChange(.place, "It lies at \(isNow.path), and lay at \(was.path).")
  }

  private func change<Value: Equatable>(
    _ kind: EntryChange.Kind, _ subject: String, _ was: Value?, _ isNow: Value?,
    _ write: (Value) -> String
  ) -> EntryChange? {
    guard let was, let isNow, was != isNow else { return nil }
    return EntryChange(kind, "\(subject) \(write(isNow)), was \(write(was)).")
  }
}
