import Media
import MediaModel
import Preflight
import Reports

/// Carries out one `preflight check`.
struct CheckRun {
  private let choice: ProfileChoice
  private let isMatrix: Bool
  private let inputs: [InputArgument]
  private let requests: RequestFile?
  private let gate: CostGate?
  private let looksForKeys: Bool
  private let prober: RequestProber
  private let output: OutputOptions
  private let isStrict: Bool
  private let memory: Memory

  /// Looks up the profiles.
  ///
  /// - Throws: `ProfileError` when one is unknown or malformed, `RequestDocumentError` and `FileError`
  ///   when the file of a request is no such.
  init(_ command: CheckCommand) throws {
    requests = try command.document.request.map { try RequestFile(path: $0) }
    let names =
      try requests?.profileNames(command.profiles.profileNames)
      ?? command.profiles.profileNames
    isMatrix = names == ["all"]
    memory = command.memory.memory
    choice = try ProfileChoice(names: names, memory: memory)
    gate = try command.document.gate
    looksForKeys = command.document.account
    inputs = command.inputs.map { InputArgument(parsing: $0) }
    prober = RequestProber(
      from: command.from.flatMap { TimePosition($0) }, to: command.to.flatMap { TimePosition($0) },
      settings: command.request.settings, transport: command.request.transport?.transport,
      need: ProbeNeed(catalog: choice.catalog), profiles: choice.profiles, memory: memory,
      reader: command.isolation.reader(jobs: command.output.jobs, isBatch: false),
      fetcher: command.document.fetchHeaders ? .system : nil)
    output = command.output
    isStrict = command.strict
  }

  /// Checks every request and prints the answers in order.
  ///
  /// - Throws: `ExitCode` unless every request passes, `FileError` when the results cannot be
  ///   written, `RequestError` when the request makes no sense.
  func run() async throws {
    let groups = try requests?.subjects(for: choice, prober: prober) ?? argumentGroups
    let checker = Checker(catalog: choice.catalog, gate: gate)
    let answering = CheckAnswer.Maker(
      checker: checker, profiles: choice.profiles, prober: prober, isMatrix: isMatrix,
      account: looksForKeys ? AccountCheck(environment: Terminal.environment) : nil)
    var printer = CheckPrinter(
      output: output, writer: try output.writer(protecting: groups.flatMap(\.localPaths)),
      choice: choice,
      isSingle: groups.count == 1, isStrict: isStrict)
    defer { memory.finish() }
    var firstError: (any Error)?
    await OrderedBatch(limit: output.jobs).run(groups) { group in
      answering.answer(to: group)
    } deliver: { _, answer in
      if case .senseless(let error) = answer { firstError = firstError ?? error }
      // Who asks which of all profiles take a file is not about to send it to one of them.
      if case .report(let report) = answer {
        memory.remember(report.results, of: report.request, profiles: choice.profiles)
      }
      printer.take(answer)
    }
    if let firstError { throw firstError }
    try printer.finish()
  }

  /// The inputs of the command line, as one request or one each.
  private var argumentGroups: [CheckSubject] {
    RequestGrouping.isOneRequest(inputs, profiles: isMatrix ? [] : choice.profiles)
      ? [.inputs(inputs)] : inputs.map { .inputs([$0]) }
  }
}
