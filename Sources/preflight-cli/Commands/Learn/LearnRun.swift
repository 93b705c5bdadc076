import CommandLineArguments
import JSON
import Media
import Preflight
import ProviderAnswers
import Reports
import Store
import System

/// One call of `preflight learn` with an answer.
struct LearnRun {
  private let command: LearnCommand
  private let memory = Memory()
  private let profile: Profile
  private let choice: ProfileChoice

  /// - Throws: `DocumentError` when the profile is unknown or malformed.
  init(_ command: LearnCommand) throws {
    self.command = command
    choice = try ProfileChoice(names: [command.profile ?? ""], memory: memory)
    guard choice.profiles.count == 1, let profile = choice.profiles.first else {
      throw FileError(
        description: "\(command.profile ?? ""): contains several profiles; name one by id.")
    }
    self.profile = profile
  }

  /// Reads the response, stores what was learned from it, and prints what was understood.
  ///
  /// - Throws: `ExitCode` 1 when no rejection was recognized, `FileError` when the text cannot be read
  ///   or what was learned cannot be stored.
  func run() throws {
    let text = try text
    let request = try request
    let answer = ProviderAnswer(
      reading: text, provider: profile.kind == .model ? profile.providerName : nil,
      redactor: redactor)
    let time = SystemClock.now
    let lessons = Lessons(answer, for: profile, request: request, at: time)
    var report = LearnReport(
      profile: profile, answer: answer.storable, lessons: lessons.storable)
    if let request, lessons.passedOver.contains(where: { $0.reason == .noLimit }) {
      report.suspicions = try Suspicions(of: request, for: profile, in: choice.catalog).all
    }
    if !command.dryRun, !lessons.limits.isEmpty {
      report.stored = try stored(lessons.limits)
    }
    memory.finish()
    try print(report, at: time)
    if answer.rejections.isEmpty { throw ExitCode(1) }
  }

  private func stored(_ limits: [LearnedLimit]) throws -> [LearnedLimit] {
    let store = try memory.store()
    do throws(StoreError) {
      return try store.learn(limits)
    } catch {
      throw FileError(description: "\(error)")
    }
  }

  private func print(_ report: LearnReport, at time: Int64) throws {
    let json = LearnJSON.ofThisTool(at: time)
    var writer = ResultWriter()
    switch command.format {
    case .text: writer.write(block: LearnText(style: .ofResults, at: time).text(report))
    case .json: writer.write(document: json.document(report))
    case .ndjson:
      for limit in report.stored.isEmpty ? report.lessons.limits : report.stored {
        writer.write(line: json.limit(limit))
      }
    }
    try writer.finish()
  }

  private var text: String {
    get throws {
      guard let path = command.words.first, path != "-" else {
        return try StandardInput.text(what: "or paste the response")
      }
      return String(decoding: try LocalFiles.contents(of: path), as: UTF8.self)
    }
  }

  /// What was sent, as far as it was named.
  private var request: Request? {
    get throws {
      guard !command.input.isEmpty || !command.request.set.isEmpty else { return nil }
      let prober = RequestProber(
        settings: command.request.settings, transport: command.request.transport,
        need: ProbeNeed(catalog: choice.catalog), profiles: [profile], memory: memory)
      return try prober.request(with: command.input.map { InputArgument(parsing: $0) })
    }
  }

  /// Takes out the texts of the request and the keys of the environment.
  private var redactor: Redactor {
    let texts = command.request.settings.filter { name, value in
      profile.input(name)?.isText ?? (value.contains(" ") || value.count >= 40)
    }
    return Redactor(
      secrets: texts.map(\.value) + ProcessEnvironment.secrets,
      home: Terminal.environment("HOME"))
  }
}

extension LearnJSON {
  /// The maker of documents of this tool.
  static func ofThisTool(at time: Int64) -> LearnJSON {
    LearnJSON(ffmpegVersion: FFmpegVersion.release, at: time) { time in
      Timestamp.text(secondsSince1970: Int(time))
    }
  }
}

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
    let time = SystemClock.now
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
    let learned = LearnedLimits(limits, at: SystemClock.now).byProfile[profile.id] ?? []
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
      throw RequestError("'\(word)' matches several ids; write more of it.")
    }
    guard !found.isEmpty else {
      throw RequestError(
        "No learned limit has the id '\(word)'; 'preflight learn --list' shows them.")
    }
    return found
  }
}
