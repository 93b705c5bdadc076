import Media
import Preflight
import Preprocess
import ProviderAnswers
import Reports
import System
import Workers

/// Checks what a run is going to send, and repairs it first where that is wanted.
struct GatePreparation {
  let options: RunCommand
  let check: GateCheck
  let template: CommandTemplate
  let folder: PrivateFolder

  /// The request as it would be sent.
  ///
  /// - Throws: `RequestError` when the request or the command makes no sense, `FileError` when a file
  ///   cannot be checked, `MediaError` when one cannot be repaired or that was stopped.
  func prepared() throws -> PreparedRequest {
    let inputs = options.inputs.map { InputArgument(parsing: $0) }
    let (from, to) = try options.part.ends
    let request = try PreparedRequest(of: inputs.map(\.path)) {
      try check.report(on: inputs, from: from, to: to)
    }
    // A slip in the command is told before anything takes time.
    let values = values(for: request)
    _ = try template.filled(with: values)
    guard options.fit else { return request }
    if options.output == nil { try refuseUnnamedFiles(of: request.report, values) }
    let repair = GateRepair(
      check: check, from: from, to: to, output: options.output,
      replacesExisting: options.overwrite)
    let roles = Dictionary(request.result.assignments.map { ($0.path, $0.role) }) { first, _ in
      first
    }
    let result = try repair.repaired(inputs, roles: roles, in: folder)
    guard result.refusals.isEmpty else {
      for refusal in result.refusals {
        printErrorBlock(RepairText(style: .ofMessages).text(refusal))
      }
      return request
    }
    let paths = zip(result.inputs, inputs).map { ($0.path, $1.path) }
    return try PreparedRequest(
      of: result.inputs.map(\.path),
      repairedFrom: Dictionary(paths, uniquingKeysWith: { first, _ in first })
    ) {
      try check.report(on: result.inputs)
    }
  }

  /// What the placeholders of the command stand for.
  func values(for request: PreparedRequest) -> PlaceholderValues {
    let files = request.report.request.inputs.map { input in
      let assigned = request.result.assignments.first { $0.path == input.path }
      return PlaceholderValues.File(
        role: assigned?.role ?? input.role,
        mediaType: assigned?.mediaType ?? MediaType(input.facts.kind), path: input.path)
    }
    return PlaceholderValues(
      files: files, profile: check.profile, report: folder.path(of: Self.reportName))
  }

  /// The name of the report in the folder.
  static let reportName = "report.json"

  /// Refuses a command that would get the unrepaired file.
  private func refuseUnnamedFiles(of report: Report, _ values: PlaceholderValues) throws {
    let named = Set(try template.placeholders.flatMap { try values.all($0) })
    guard let input = report.request.inputs.first(where: { !named.contains($0.path) }) else {
      return
    }
    let role = report.results.flatMap(\.assignments).first { $0.path == input.path }?.role
    throw RequestError(
      "--fit writes a new file, and nothing in the command stands for \(input.path): write "
        + "{\(role ?? "input")} where its path goes.")
  }
}

/// A request that was checked, with what ties the report to the files on the disk.
struct PreparedRequest {
  let report: Report
  /// The files that were repaired, by the paths of the repaired ones.
  let sources: [String: String]
  /// The files as they were before they were checked, by path.
  private let states: [String: FileState]
  /// The hashes of those that had just changed then, when another change might not show.
  private let freshHashes: [String: String]

  /// Checks a request of files, some of which were repaired from sources.
  ///
  /// - Throws: What the check throws.
  init(
    of paths: [String], repairedFrom sources: [String: String] = [:], check: () throws -> Report
  ) rethrows {
    states = Dictionary(
      paths.compactMap { path in FileState(of: path).map { (path, $0) } },
      uniquingKeysWith: { first, _ in first })
    let fresh = states.filter { !$0.value.isWhollySettled }.keys
    freshHashes = Dictionary(
      fresh.compactMap { path in (try? FileHash.sha256(of: path)).map { (path, $0) } },
      uniquingKeysWith: { first, _ in first })
    self.sources = sources
    report = try check()
  }

  /// What the one profile says.
  var result: ProfileResult { report.results[0] }

  /// What was checked.
  ///
  /// - Throws: `FileError` when a file was changed meanwhile, `MediaError` when one cannot be read.
  func contents() throws -> CheckedContents {
    var hashes: [String: String] = [:]
    for path in report.request.inputs.map(\.path) where hashes[path] == nil {
      let hash = try FileHash.sha256(of: path, whileWanted: { StopSignal.isAbsent })
      guard let state = states[path], FileState(of: path) == state,
        freshHashes[path].map({ $0 == hash }) ?? state.isWhollySettled
      else {
        throw FileError(
          description: "\(path): changed while it was being checked. Nothing was run; try again.")
      }
      hashes[path] = hash
    }
    return CheckedContents(hashes: hashes)
  }
}

/// The contents that were checked, which are the only ones to send.
struct CheckedContents {
  /// SHA-256 of each file, by path.
  let hashes: [String: String]

  /// Makes sure that every path still leads to what was checked.
  ///
  /// - Throws: `FileError` when one does not, `MediaError` when one cannot be read.
  func refuseChanges() throws {
    let states = hashes.keys.map { ($0, FileState(of: $0)) }
    for (path, hash) in hashes {
      let now = try FileHash.sha256(of: path, whileWanted: { StopSignal.isAbsent })
      guard now == hash else { throw change(of: path) }
    }
    // What was changed behind the reader shows in its state.
    for (path, state) in states where state == nil || FileState(of: path) != state {
      throw change(of: path)
    }
  }

  private func change(of path: String) -> FileError {
    FileError(
      description: "\(path): changed after it was checked. Nothing was run; try again.")
  }
}

/// Checks a request to one profile exactly as `preflight check` does.
struct GateCheck {
  let catalog: Catalog
  let profile: Profile
  let settings: [String: String]
  let transport: Transport?
  let costGate: CostGate?
  let memory: Memory

  /// The report on some files, or on parts of them.
  ///
  /// - Throws: `FileError` when a file could not be looked at, and what makes the request senseless.
  func report(
    on inputs: [InputArgument], from: TimePosition? = nil, to: TimePosition? = nil
  ) throws -> Report {
    let prober = RequestProber(
      from: from, to: to, settings: settings, transport: transport,
      // What is paid for is read from the file itself, whatever is remembered of it.
      need: ProbeNeed(catalog: catalog), profiles: [profile], memory: .none)
    let maker = CheckAnswer.Maker(
      checker: Checker(catalog: catalog, gate: costGate, now: SystemClock.now), profiles: [profile],
      prober: prober,
      isMatrix: false)
    switch maker.answer(to: .inputs(inputs)) {
    case .report(let report): return report
    case .unchecked(let path, let message):
      throw FileError(description: "\(path): \(message) Nothing was run.")
    case .senseless(let error): throw error
    case .matrix: preconditionFailure("Only --for all makes a matrix.")
    case .noMedia, .earlier: preconditionFailure("Only a batch passes over files.")
    }
  }
}

/// Repairs the files of a request before it runs, as `preflight fit` does.
struct GateRepair {
  let check: GateCheck
  let from: TimePosition?
  let to: TimePosition?
  /// Where the one result is kept, or nil for the folder.
  let output: String?
  let replacesExisting: Bool

  /// What became of the files.
  struct Result {
    /// The files to send, in order.
    var inputs: [InputArgument] = []
    /// The reports on files that cannot be repaired; they are sent as they are.
    var refusals: [RepairReport] = []
  }

  /// The files to send, each repaired that needs it, and what could not be repaired; roles are
  /// those in which the profile takes files by their paths, and the folder is for results that are
  /// not kept.
  ///
  /// - Throws: `MediaError` when something cannot be read or written, `RequestError` when what is
  ///   asked makes no sense, `FileError` when a source would be overwritten.
  func repaired(
    _ inputs: [InputArgument], roles: [String: String], in folder: PrivateFolder
  ) throws -> Result {
    var result = Result()
    for input in inputs {
      var sent = input
      sent.role = input.role ?? roles[input.path]
      switch try repair(sent, in: folder) {
      case .unchanged: break
      case .written(let path): sent.path = path
      case .refused(let report): result.refusals.append(report)
      }
      result.inputs.append(sent)
    }
    return result
  }

  private func plan(_ input: InputArgument) throws -> RepairPlan {
    let acceptance = RepairPlan.Acceptance(
      profiles: [check.profile], role: input.role, settings: check.settings,
      transport: check.transport)
    let chosen = FitOptions {
      $0.from = from
      $0.to = to
      let suffix = output.map { ResultName($0).extension }
      $0.resultExtension = suffix?.isEmpty == true ? nil : suffix
    }
    return try RepairPlanner(catalog: check.catalog).planFit(
      input.path, for: acceptance, options: chosen)
  }

  private enum Outcome {
    case unchanged
    case written(String)
    case refused(RepairReport)
  }

  private func repair(_ input: InputArgument, in folder: PrivateFolder) throws -> Outcome {
    let plan = try plan(input)
    guard let recipe = plan.recipe else { return .refused(plan.report) }
    guard output != nil || recipe.rendition != .identical else { return .unchanged }
    let path = try place(for: recipe, in: folder)
    var line = ProgressLine(of: .frames(plan.report.after?.mainVideo?.frameRate.average))
    defer { line.clear() }
    let report = try Repair(catalog: check.catalog).carryOut(
      plan, to: path, replacesExisting: replacesExisting
    ) { progress in
      line.show(progress)
      return StopSignal.isAbsent
    }
    line.clear()
    guard report.outcome != .refused else { return .refused(report) }
    tell(report)
    return .written(path)
  }

  /// Where a result goes.
  private func place(for recipe: Recipe, in folder: PrivateFolder) throws -> String {
    guard let output else {
      return folder.newPath(
        named: ResultName(recipe.source.lastPathPart).stem + ".fit",
        extension: ResultName.usualExtension(of: recipe))
    }
    try FileIdentity.refuse(output, replacing: recipe.source)
    if let message = ResultName(output).contradiction(to: recipe.rendition, of: recipe.source) {
      throw RequestError(message)
    }
    return output
  }

  /// Says in a line or two what was done to a file.
  private func tell(_ report: RepairReport) {
    guard report.outcome == .written else { return }
    let actions = report.steps.map(\.action).joined(separator: " ")
    printError("\(report.input) was fixed for \(check.profile.name): \(actions)")
    for loss in report.losses { printError("\(report.input) lost: \(loss)") }
  }
}

extension String {
  fileprivate var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
