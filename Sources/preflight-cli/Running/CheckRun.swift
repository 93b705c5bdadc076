import Media
import MediaModel
import Preflight
import Reports

/// Carries out one `preflight check`.
struct CheckRun {
  private let catalog: Catalog
  private let profiles: [Profile]
  private let isMatrix: Bool
  private let inputs: [InputArgument]
  private let prober: RequestProber
  private let output: OutputOptions
  private let isStrict: Bool

  /// Looks up the profiles.
  ///
  /// - Throws: `ProfileError` when one is unknown or malformed.
  init(_ command: CheckCommand) throws {
    let names = command.profileNames
    isMatrix = names == ["all"]
    let files = try names.filter(UserProfiles.isPath).map { try UserProfiles.file(at: $0) }
    let catalog = try UserProfiles.catalog(with: files)
    self.catalog = catalog
    profiles =
      isMatrix
      ? try catalog.allProfiles()
      : try names.flatMap { name in
        UserProfiles.isPath(name)
          ? files.first { $0.name == name }?.profiles ?? []
          : [try catalog.profile(named: name)]
      }
    inputs = command.inputs.map { InputArgument(parsing: $0) }
    prober = RequestProber(
      from: command.from.flatMap { TimePosition($0) }, to: command.to.flatMap { TimePosition($0) },
      settings: command.settings, transport: command.transport?.transport,
      need: ProbeNeed(catalog: catalog), profiles: profiles)
    output = command.output
    isStrict = command.strict
  }

  /// Checks every request and prints the answers in order.
  ///
  /// - Throws: `ExitCode` unless every request passes, `FileError` when the results cannot be
  ///   written, `RequestError` when the request makes no sense.
  func run() async throws {
    let groups: [[InputArgument]] =
      RequestGrouping.isOneRequest(inputs, profiles: isMatrix ? [] : profiles)
      ? [inputs] : inputs.map { [$0] }
    let checker = Checker(catalog: catalog)
    let answering = CheckAnswer.Maker(
      checker: checker, profiles: profiles, prober: prober, isMatrix: isMatrix)
    var printer = CheckPrinter(
      output: output, writer: try output.writer(), profiles: profiles, isSingle: groups.count == 1,
      isStrict: isStrict)
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
