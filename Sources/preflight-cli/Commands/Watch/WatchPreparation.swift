import CommandLineArguments
import Preflight
import Preprocess
import Reports
import System
import Workers

/// Makes everything ready for one `preflight watch`.
struct WatchPreparation {
  private let command: WatchCommand
  private let memory: Memory
  private let choice: ProfileChoice
  /// Without a slash at its end.
  private let folder: String

  /// Looks up the profiles and the folder.
  ///
  /// - Throws: `DocumentError` when a profile is unknown or malformed, `FileError` when there is no such
  ///   folder.
  init(_ command: WatchCommand) throws {
    self.command = command
    memory = command.memory.memory
    choice = try ProfileChoice(names: command.profiles.profileNames, memory: memory)
    var folder = command.folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    switch FileKind(of: folder) {
    case .folder: break
    case .missing: throw FileError(description: "\(folder): no such folder.")
    case .regular, .other:
      throw FileError(description: "\(folder): is not a folder; use 'preflight check' for files.")
    }
  }

  /// Watches.
  ///
  /// - Throws: What the run throws.
  func run() throws {
    let isMatrix = command.profiles.profileNames == ["all"]
    let style = TextStyle(width: Terminal.width, isColored: Terminal.isColored)
    var output = OutputOptions()
    output.chosenFormat = OutputFormat(rawValue: command.format.rawValue)
    let prober = RequestProber(
      settings: command.request.settings, transport: command.request.transport,
      need: ProbeNeed(catalog: choice.catalog), profiles: choice.profiles, memory: memory,
      reader: command.isolation.reader(jobs: 1, isBatch: true))
    let run = WatchRun(
      folder: folder, options: command.options,
      answering: CheckAnswer.Maker(
        checker: Checker(catalog: choice.catalog, now: SystemClock.now), profiles: choice.profiles,
        prober: prober,
        isMatrix: isMatrix),
      preparing: PreparedAnswer.Maker(
        output: output, choice: choice, isBatch: true, runner: .direct),
      maker: try maker(), memory: memory)
    try run.run(
      printing: WatchPrinter(
        format: command.format, style: style, failing: command.strictness.failing))
  }

  private func maker() throws -> FileMaking? {
    guard let pattern = try command.pattern() else { return nil }
    let acceptance = RepairPlan.Acceptance(
      profiles: choice.profiles, settings: command.request.settings,
      transport: command.request.transport)
    let job = RepairJob(
      path: "", options: try command.fitOptions(), acceptance: acceptance,
      catalog: choice.jobCatalog,
      output: nil, isPlanned: false)
    let work = MakingWork(
      template: .repair(job), pattern: pattern,
      profile: OutputPattern.profile(choice.profiles.map(\.id)), overwrites: command.overwrite)
    var isolation = IsolationOptions()
    (isolation.noIsolate, isolation.timeLimit) = (command.isolation.noIsolate, command.fitTimeLimit)
    return FileMaking(
      work: work, recipe: try work.recipe(), made: MadeResults(memory: memory),
      runner: isolation.runner(
        jobs: 1, isBatch: true, output: command.output ?? "",
        advice: CeilingAdvice(waiting: "--fit-time-limit allows more.")),
      precious: PreciousFiles(named: [folder]))
  }
}
