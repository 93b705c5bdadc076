import Media
import MediaModel
import Preflight
import Reports

/// Carries out one `preflight check`.
struct CheckRun {
  private let choice: ProfileChoice
  private let isMatrix: Bool
  private let inputs: [InputArgument]
  private let prober: RequestProber
  private let output: OutputOptions
  private let isStrict: Bool

  /// Looks up the profiles.
  ///
  /// - Throws: `ProfileError` when one is unknown or malformed.
  init(_ command: CheckCommand) throws {
    let names = command.profiles.profileNames
    isMatrix = names == ["all"]
    choice = try ProfileChoice(names: names)
    inputs = command.inputs.map { InputArgument(parsing: $0) }
    prober = RequestProber(
      from: command.from.flatMap { TimePosition($0) }, to: command.to.flatMap { TimePosition($0) },
      settings: command.request.settings, transport: command.request.transport?.transport,
      need: ProbeNeed(catalog: choice.catalog), profiles: choice.profiles)
    output = command.output
    isStrict = command.strict
  }

  /// Checks every request and prints the answers in order.
  ///
  /// - Throws: `ExitCode` unless every request passes, `FileError` when the results cannot be
  ///   written, `RequestError` when the request makes no sense.
  func run() async throws {
    let groups: [[InputArgument]] =
      RequestGrouping.isOneRequest(inputs, profiles: isMatrix ? [] : choice.profiles)
      ? [inputs] : inputs.map { [$0] }
    let checker = Checker(catalog: choice.catalog)
    let answering = CheckAnswer.Maker(
      checker: checker, profiles: choice.profiles, prober: prober, isMatrix: isMatrix)
    var printer = CheckPrinter(
      output: output, writer: try output.writer(protecting: inputs.map(\.path)), choice: choice,
      isSingle: groups.count == 1, isStrict: isStrict)
    var firstError: (any Error)?
    await OrderedBatch(limit: output.jobs).run(groups) { group in
      answering.answer(to: group)
    } deliver: { _, answer in
      if case .senseless(let error) = answer { firstError = firstError ?? error }
      printer.take(answer)
    }
    if let firstError { throw firstError }
    try printer.finish()
  }
}
