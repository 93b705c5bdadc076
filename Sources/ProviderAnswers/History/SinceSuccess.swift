import Preflight

/// What is different since a file was last sent with success, or last passed a check.
package struct SinceSuccess: Sendable, Hashable {
  /// The entry that worked.
  package let success: HistoryEntry
  /// What is different now; empty when nothing is that is remembered.
  package let changes: [EntryChange]

  /// Compares a file with what it was when it last worked; nil when it never did.
  ///
  /// A run that ended with 0 counts before any check; without one, a check that passed. Of several
  /// profiles, the one that was used last is meant, where it ever worked.
  ///
  /// - Parameters:
  ///   - entries: What is remembered of the file, newest first.
  ///   - file: The file as it is now, or nil when it is gone.
  package init?(_ entries: [HistoryEntry], now file: MediaRecord?) {
    guard let latest = entries.first else { return nil }
    let same = entries.filter { $0.profileID == latest.profileID }
    guard let success = Self.success(in: same) ?? Self.success(in: entries) else { return nil }
    self.success = success
    let then = success.input(like: file ?? latest.inputs.first)
    var changes: [EntryChange] = []
    if let file, let then {
      changes += MediaChange(from: then, to: file).all
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
    let counts = [(MediaType.image, "image"), (.video, "video"), (.audio, "sound file")]
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
