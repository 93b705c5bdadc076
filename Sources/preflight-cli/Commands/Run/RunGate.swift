import CommandLineArguments
import JSON
import Media
import Preflight
import ProviderAnswers
import Reports
import Store
import System

/// Carries out one `preflight run`: check, repair, run, and remember.
struct RunGate {
  private let options: RunCommand
  private let check: GateCheck
  private let template: CommandTemplate

  /// Looks up the profile.
  ///
  /// - Throws: `DocumentError` when it is unknown or malformed, `RequestError` when the name means
  ///   several.
  init(_ command: RunCommand) throws {
    options = command
    let memory = command.memory.memory
    let choice = try ProfileChoice(names: [command.profile], memory: memory)
    guard let profile = choice.profiles.first, choice.profiles.count == 1 else {
      throw RequestError(
        "\(command.profile) contains \(choice.profiles.count) profiles; name one by its id.")
    }
    check = GateCheck(
      catalog: choice.catalog, profile: profile, settings: command.request.settings,
      transport: command.request.transport, costGate: try command.cost.gate,
      memory: memory)
    template = CommandTemplate(words: RawArguments.last(command.command))
  }

  /// Runs the command if the request passes.
  ///
  /// - Throws: `ExitCode` with the command's code, 1 when it was kept from running, 2 when the check
  ///   could not be made; `RequestError` when the request makes no sense.
  func run() throws {
    defer { check.memory.finish() }
    check.memory.require()
    let folder = try PrivateFolder()
    defer { folder.remove() }
    let preparation = GatePreparation(
      options: options, check: check, template: template, folder: folder)
    let request = try preparation.prepared()
    let words = try template.filled(with: preparation.values(for: request))
    var log = RunLog(
      of: request, to: check.profile, by: template.words[0], in: check.memory)
    try refuseFailure(of: request, &log)
    try write(request.report, to: folder)
    // A signal that came while a file was repaired must not be lost.
    if let code = StopSignal.exitCode { throw ExitCode(code) }
    let contents = try request.contents()
    try begin(request, contents, &log)
    let code = try carryOut(words, contents, &log)
    RunAftermath(
      profile: check.profile, profileName: options.profile, catalog: check.catalog,
      request: request.report.request, memory: check.memory
    ).follow(log)
    throw ExitCode(code)
  }

  /// Stops where the check speaks against the request, unless it is forced; what was not looked at
  /// is not sent at all.
  private func refuseFailure(of request: PreparedRequest, _ log: inout RunLog) throws {
    let unseen = request.report.request.inputs.first { input in
      input.facts.problems.contains(where: \.kind.hidesEverything)
    }
    if options.force, let unseen {
      let reason = unseen.facts.problems.first(where: \.kind.hidesEverything)?.message ?? ""
      log.stop(because: "The file could not be checked.")
      throw FileError(
        description: """
          \(unseen.path): \(reason) It could not be checked, and --force runs nothing on such a \
          file. Nothing was run.
          """)
    }
    let verdict = request.report.verdict
    guard options.strictness.failing.contains(verdict) else {
      if verdict == .unknown { CoverageWords.sentences(request.result).forEach(printError) }
      for finding in request.result.findings where finding.severity == .alteration {
        printError(finding.message)
      }
      return
    }
    let text = ReportText(
      style: .ofMessages, profileNames: [check.profile.id: options.profile])
    printErrorBlock(text.text(request.report))
    let why =
      switch verdict {
      case .unknown: "What \(check.profile.name) accepts is not known"
      case .warn: "The check has warnings, which --strict does not allow"
      case .fail, .pass: "The check failed"
      }
    guard options.force else {
      let settings = RememberedSettings(check.settings, profile: check.profile)
      let first = request.result.findings.first.map { settings.redacted($0.message) }
      log.stop(because: "\(why): \(first ?? "")")
      printError("\(why). Nothing was run.")
      throw ExitCode(1)
    }
    printError("\(why). The command is run because of --force.")
  }

  private func write(_ report: Report, to folder: PrivateFolder) throws(FileError) {
    guard template.placeholders.contains("report") else { return }
    let json = ReportJSON(
      ffmpegVersion: FFmpegVersion.release, createdAt: Timestamp.now,
      profileNames: [check.profile.id: options.profile])
    try folder.write(
      Array((json.value(report).text(isIndented: true) + "\n").utf8),
      to: GatePreparation.reportName)
  }

  /// Remembers the beginning, and stops where an earlier run speaks against it, unless it is forced.
  private func begin(
    _ request: PreparedRequest, _ contents: CheckedContents, _ log: inout RunLog
  ) throws {
    guard check.memory.isWanted else { return }
    let inputs = request.report.request.inputs
    let media = inputs.map { input in
      (
        role: request.result.assignments.first { $0.path == input.path }?.role ?? input.role,
        contentHash: contents.hashes[input.path] ?? ""
      )
    }
    let fingerprint = RunFingerprint(
      profileID: check.profile.id, media: media, request: request.report.request,
      command: template)
    let decision: RetryDecision?
    do throws(StoreError) {
      decision = try log.begin(
        fingerprint: FileHash.sha256(of: fingerprint.bytes), hashes: media.map(\.contentHash),
        isForced: options.force)
    } catch {
      let reason = "\(error) Whether the same request was paid for before cannot be told."
      guard options.force else {
        throw FileError(
          description: """
            \(reason) Nothing was run; try again, or add --no-memory to run it without asking.
            """)
      }
      printError("\(reason) The command is run because of --force.")
      return
    }
    if let obstacle = decision?.obstacle {
      guard options.force else {
        log.stop(because: obstacle)
        printError("\(obstacle) Nothing was run; --force runs it anyway.")
        throw ExitCode(1)
      }
      printError("\(obstacle) The command is run because of --force.")
    }
    if let note = decision?.note { printError(note) }
  }

  private func carryOut(
    _ words: [[UInt8]], _ contents: CheckedContents, _ log: inout RunLog
  ) throws -> Int32 {
    let reader = AnswerReading(check: check, template: template)
    do {
      // Waiting for the memory may have taken long; nothing comes between this look and the start.
      let result = try CommandRun.carryOut(words, ifStill: contents.refuseChanges) { newest in
        log.note(reader.answer(in: newest))
      }
      log.end(result.ending, after: result.milliseconds, reader.answer(in: result.output))
      return result.ending.exitCode
    } catch let error as CommandProcess.LaunchError {
      log.stop(because: error.description)
      printError(error.description)
      return error.exitCode
    } catch {
      // The command did not start, so the request is free again.
      log.stop(because: "It was stopped before the command started.")
      throw error
    }
  }
}
