import CommandLineArguments
import Preflight
import ProviderAnswers
import Reports
import Store
import System

/// One call of `preflight learn` that lists, forgets or exports what was learned.
struct LearnedLimitsRun {
  private let command: LearnCommand
  private let memory = Memory()
  /// The profile that was named, or nil for all.
  private let profile: Profile?

  /// - Throws: `DocumentError` when the profile is unknown or malformed.
  init(_ command: LearnCommand) throws {
    self.command = command
    profile = try command.profile.flatMap { try ProfileChoice(names: [$0]).profiles.first }
  }

  /// Does what the options say.
  ///
  /// - Throws: `FileError` when the memory or a file cannot be used, `RequestError` when an id is
  ///   unknown.
  func run() throws {
    let limits = memory.read { store throws(StoreError) in
      try store.learnedLimits(of: profile?.id)
    }
    if command.list { return try list(limits ?? []) }
    if command.forget { return try forget(limits ?? []) }
    try export(limits ?? [])
  }

  private func list(_ limits: [LearnedLimit]) throws {
    let time = Timestamp.seconds
    let json = LearnJSON.ofThisTool(at: time)
    var writer = ResultWriter()
    switch command.format {
    case .text: writer.write(block: LearnText(style: .ofResults, at: time).list(limits))
    case .json: writer.write(document: json.document(limits))
    case .ndjson: for limit in limits { writer.write(line: json.limit(limit)) }
    }
    try writer.finish()
  }

  private func forget(_ limits: [LearnedLimit]) throws {
    let chosen =
      command.words == ["all"]
      ? limits
      : try command.words.flatMap { word in
        try limits.named(word)
      }
    guard !chosen.isEmpty else {
      printError("Nothing has been learned, so there is nothing to forget.")
      return
    }
    let store = try memory.store()
    do throws(StoreError) {
      let count = try store.forget(chosen)
      printError("Forgot \(count == 1 ? "1 limit" : "\(count) limits").")
    } catch {
      throw FileError(description: "\(error)")
    }
  }

  private func export(_ limits: [LearnedLimit]) throws {
    guard let profile, let output = command.output else { return }
    guard !limits.isEmpty else {
      throw FileError(description: "Nothing has been learned about \(profile.id).")
    }
    let learned = LearnedLimits(limits, at: Timestamp.seconds).byProfile[profile.id] ?? []
    let file = try ResultFile(path: output, replacesExisting: command.overwrite)
    let document = ProfileJSON.file([profile.adding(learned: learned)])
    try file.write(Array((document.text(isIndented: true) + "\n").utf8))
    let count = learned.count == 1 ? "1 learned limit" : "\(learned.count) learned limits"
    printError("\(output): \(profile.name) with \(count); use it with --for \(output).")
  }
}

extension [LearnedLimit] {
  /// The limits whose id begins with what was typed.
  ///
  /// - Throws: `RequestError` when none or several do.
  fileprivate func named(_ word: String) throws(RequestError) -> [LearnedLimit] {
    let found = filter { $0.id.hasPrefix(word.lowercased()) }
    guard found.count <= 1 || found.allSatisfy({ $0.id == word }) else {
      throw RequestError("'\(word)' is the beginning of several ids; write more of it.")
    }
    guard !found.isEmpty else {
      throw RequestError(
        "No learned limit has the id '\(word)'; 'preflight learn --list' shows them.")
    }
    return found
  }
}
