import MediaModel
import Preflight
import ProviderAnswers
import Reports
import System

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
    let from = options.from.flatMap { TimePosition($0) }
    let to = options.to.flatMap { TimePosition($0) }
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
