package import Preflight

/// The facts that a support desk asks for about one run, without what is nobody else's business:
/// keys, prompts, the queries of addresses, folders, places of recording.
package struct SupportFacts: Sendable, Hashable {
  /// Where Preflight ran.
  package struct System: Sendable, Hashable {
    /// Name and version: `Debian GNU/Linux 12`, `macOS 15.1`.
    package var name: String
    /// The kernel with its version: `Linux 6.1.0`.
    package var kernel: String
    /// The processor's architecture: `arm64`.
    package var architecture: String
    package var ffmpegVersion: String

    package init(name: String, kernel: String, architecture: String, ffmpegVersion: String) {
      self.name = name
      self.kernel = kernel
      self.architecture = architecture
      self.ffmpegVersion = ffmpegVersion
    }
  }

  /// The run; its files are named without their folders.
  package var entry: HistoryEntry
  package var run: RunRecord
  /// The profile, or nil when it is no longer there.
  package var profile: Profile?
  package var trace: ProviderTrace
  /// What was tried, in the user's words, or nil.
  package var note: String?
  /// The application in which it was tried, with its version, or nil.
  package var host: String?
  package var system: System

  /// Gathers the facts of a run, what was tried and in which application; nil for an entry that is
  /// no run.
  package init?(
    _ entry: HistoryEntry, profile: Profile?, note: String?, host: String?, system: System,
    redactor: Redactor
  ) {
    guard let run = entry.run else { return nil }
    self.entry = entry.shareable(redactor)
    self.run = run.shareable(redactor)
    trace = ProviderTrace(of: self.run)
    self.note = note.map(redactor.redacted)
    self.host = host.map(redactor.redacted)
    self.system = system
    self.profile = profile
  }
}

extension HistoryEntry {
  /// The entry with files named without folders, and sentences without what is not for others.
  fileprivate func shareable(_ redactor: Redactor) -> HistoryEntry {
    var entry = self
    for index in entry.inputs.indices {
      let name = entry.inputs[index].path.split(separator: "/").last.map(String.init) ?? ""
      entry.inputs[index].path = redactor.redacted(name)
    }
    for index in entry.findings.indices {
      entry.findings[index].message = redactor.redacted(entry.findings[index].message)
    }
    entry.settings = entry.settings.mapValues(redactor.redacted)
    entry.run = entry.run?.shareable(redactor)
    return entry
  }
}

extension RunRecord {
  fileprivate func shareable(_ redactor: Redactor) -> RunRecord {
    var run = storable
    run.command = redactor.redacted(command)
    run.stopReason = stopReason.map(redactor.redacted)
    for index in run.answer.rejections.indices {
      run.answer.rejections[index].message = run.answer.rejections[index].message.map(
        redactor.redacted)
    }
    return run
  }
}

/// Whether a provider's own history is likely to show a run.
package struct ProviderTrace: Sendable, Hashable {
  /// How likely it is.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A job was seen.
    case likely
    /// The request was refused before a job was seen.
    case unlikely
    /// Nothing was sent.
    case none
    /// The output does not show whether the request arrived.
    case unknown
  }

  package var kind: Kind
  /// Why, one sentence.
  package var reason: String

  /// What a run shows.
  package init(of run: RunRecord) {
    let jobs = run.answer.jobs.map { "\($0.name) \($0.id)" }
    if run.stage == .stopped {
      self.init(.none, "Nothing was sent: the command did not start.")
    } else if !jobs.isEmpty {
      self.init(.likely, "The provider named a job: \(jobs.joined(separator: ", ")).")
    } else if !run.answer.rejections.isEmpty {
      self.init(.unlikely, "The request was refused, and no job was named.")
    } else if run.answer.state != nil {
      self.init(.likely, "The provider told the state of a job, but the output names none.")
    } else {
      self.init(.unknown, "The command's output names no job and no refusal.")
    }
  }

  private init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }
}
