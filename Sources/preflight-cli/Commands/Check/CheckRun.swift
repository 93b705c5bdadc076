import Media
import Preflight
import Reports
import System
import Workers

/// Carries out one `preflight check`.
struct CheckRun {
  private let choice: ProfileChoice
  private let isMatrix: Bool
  private let inputs: [InputArgument]
  private let batch: InputSequence?
  private let batchOptions: BatchOptions
  /// What of the command line, besides the profiles, a verdict hangs on.
  private let question: [String]
  private let requests: RequestFile?
  private let gate: CostGate?
  private let looksForKeys: Bool
  private let prober: RequestProber
  private let output: OutputOptions
  private let failing: Set<Verdict>
  private let listsKept: Bool
  /// Who takes the pictures of a page.
  private let runner: JobRunner
  private let memory: Memory

  /// Looks up the profiles.
  ///
  /// - Throws: `DocumentError` when one is unknown or malformed, `RequestDocumentError` and `FileError`
  ///   when the file of a request is no such.
  init(_ command: CheckCommand) throws {
    requests = try command.document.request.map { try RequestFile(path: $0) }
    let names =
      try requests?.profileNames(command.profiles.profileNames)
      ?? command.profiles.profileNames
    isMatrix = names == ["all"]
    memory = command.memory.memory
    choice = try ProfileChoice(
      names: names, memory: memory, includesRetired: command.retired)
    gate = try command.document.cost.gate
    looksForKeys = command.document.account
    inputs = command.inputs.map { InputArgument(parsing: $0) }
    batchOptions = command.batch
    batch = try command.batch.inputs.batch(of: command.inputs)
    question = command.wordsOfQuestion
    let need = ProbeNeed(catalog: choice.catalog)
    prober = RequestProber(
      from: try command.part.ends.from, to: try command.part.ends.to,
      settings: command.request.settings, transport: command.request.transport,
      need: batch == nil ? need : try need.ready(for: choice.profiles), profiles: choice.profiles,
      memory: memory,
      reader: command.isolation.reader(jobs: command.output.jobs, isBatch: batch != nil),
      fetcher: command.document.fetchHeaders ? .system : nil)
    output = command.output
    failing = command.strictness.failing
    listsKept = command.verbose
    runner = command.isolation.runner(jobs: command.output.jobs, isBatch: batch != nil)
  }

  /// Checks every request and prints the answers in order.
  ///
  /// - Throws: `ExitCode` unless every request passes, `FileError` when the results cannot be
  ///   written, `RequestError` when the request makes no sense.
  func run() async throws {
    let checker = Checker(catalog: choice.catalog, gate: gate, now: SystemClock.now)
    let answering = CheckAnswer.Maker(
      checker: batch == nil ? checker : try checker.ready(for: choice.profiles),
      profiles: choice.profiles, prober: prober, isMatrix: isMatrix,
      account: looksForKeys ? AccountCheck(environment: Terminal.environment) : nil)
    defer { memory.finish() }
    if let batch {
      try await run(batch, answering)
    } else {
      try await run(
        try requests?.subjects(for: choice, prober: prober) ?? argumentGroups, answering)
    }
  }

  private func run(_ groups: [CheckSubject], _ answering: CheckAnswer.Maker) async throws {
    let preparing = PreparedAnswer.Maker(
      output: output, choice: choice, isBatch: false, isAlone: groups.count == 1,
      listsKept: listsKept, runner: runner)
    var printer = CheckPrinter(
      output: output, writer: try output.writer(protecting: groups.flatMap(\.localPaths)),
      maker: preparing, document: AnswerDocument(output.format, choice: choice),
      isSingle: groups.count == 1, failing: failing)
    var firstError: (any Error)?
    await OrderedBatch(limit: output.jobs).run(groups) { group in
      let start = ContinuousClock.now
      return preparing.prepared(answering.answer(to: group), since: start)
    } deliver: { _, prepared in
      if case .senseless(let error) = prepared.answer { firstError = firstError ?? error }
      // Who asks which of all profiles take a file is not about to send it to one of them.
      if case .report(let report) = prepared.answer {
        memory.remember(report.results, of: report.request, profiles: choice.profiles)
      }
      printer.take(prepared)
    }
    if let firstError { throw firstError }
    try printer.finish()
  }

  private func run(_ inputs: InputSequence, _ answering: CheckAnswer.Maker) async throws {
    let preparing = PreparedAnswer.Maker(
      output: output, choice: choice, isBatch: true, runner: runner)
    let earlier = try batchOptions.earlier()
    let work = CheckBatch(
      inputs: inputs, answering: answering, preparing: preparing,
      question: BatchQuestion.sum(asking: choice.profiles, of: choice.catalog, question),
      earlier: earlier, jobs: output.jobs)
    var printer = BatchPrinter(
      output: output, writer: try batchOptions.writer(output, earlier: earlier),
      maker: preparing, document: AnswerDocument(output.format, choice: choice),
      inputs: inputs, failing: failing)
    StopSignal.watch()
    try await work.run { printer.take($0) }
    try printer.finish()
  }

  /// The inputs of the command line, as one request or one each.
  private var argumentGroups: [CheckSubject] {
    RequestGrouping.isOneRequest(inputs, profiles: isMatrix ? [] : choice.profiles)
      ? [.inputs(inputs)] : inputs.map { .inputs([$0]) }
  }
}
