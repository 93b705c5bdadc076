import Media
import MediaModel
import Preflight
import System

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
      need: ProbeNeed(catalog: catalog), profiles: [profile], memory: memory)
    let maker = CheckAnswer.Maker(
      checker: Checker(catalog: catalog, gate: costGate), profiles: [profile], prober: prober,
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
