import JSON
import Preflight

/// Everything that decides how a result looks, besides its source: program, options and profiles.
struct BatchRecipe {
  private let sum: String

  /// - Parameters:
  ///   - command: The command and its options, those left out that do not change results.
  ///   - choice: The profiles that were named.
  /// - Throws: `DocumentError` when a profile behind them is malformed.
  init(_ command: [String], choice: ProfileChoice) throws(DocumentError) {
    sum = BatchQuestion.sum(
      asking: try Self.profiles(behind: choice.profiles, in: choice.catalog), of: choice.catalog,
      command)
  }

  /// The sum for one of the batch's tasks, with options that only it has.
  func sum(with options: [String]) -> String { ([sum] + options).joined(separator: "\n") }

  /// The profiles, and those of engines and rules that also speak.
  private static func profiles(
    behind named: [Profile], in catalog: Catalog
  ) throws(DocumentError) -> [Profile] {
    var found: [Profile] = []
    var waiting = named
    while let profile = waiting.popLast() {
      guard !found.contains(where: { $0.id == profile.id }) else { continue }
      found.append(profile)
      for id in profile.engines.map(\.profile) + profile.rules {
        if let more = try catalog.profile(id: id) { waiting.append(more) }
      }
    }
    return found.sorted { $0.id < $1.id }
  }
}
