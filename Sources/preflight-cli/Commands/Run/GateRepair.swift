import Media
import MediaModel
import Preflight
import Preprocess
import Reports
import System

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

  /// Repairs every file that needs it.
  ///
  /// - Parameters:
  ///   - inputs: The files.
  ///   - roles: In which role the profile takes each, by its path.
  ///   - folder: Where results go that are not kept.
  /// - Returns: The files to send, and what could not be repaired.
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
    StopSignal.watch()
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
    printError("\(report.input) was repaired for \(check.profile.name): \(actions)")
    for loss in report.losses { printError("\(report.input) lost: \(loss)") }
  }
}

extension String {
  fileprivate var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
