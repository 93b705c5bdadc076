import JSON

/// Finds the id that a person means.
struct ProfileLookup {
  private let ids: [String]

  /// The most candidates that a message lists.
  private static let listedCandidates = 8

  init(_ ids: [String]) {
    self.ids = ids
  }

  /// The one id that is the name, or whose last path parts are.
  func id(named name: String) throws(DocumentError) -> String {
    if ids.contains(name) { return name }
    let wanted = name.lowercased()
    if let id = only(ids.filter { $0.lowercased() == wanted }) { return id }
    let endings = ids.filter { $0.lowercased().hasSuffix("/" + wanted) }
    if let id = only(endings) { return id }
    guard endings.isEmpty else { throw ambiguous(name, candidates: endings) }
    let parts = Set(ids.compactMap { $0.split(separator: "/").last.map(String.init) })
    throw DocumentError(
      at: "", "no profile is named '\(name)'",
      suggestions: Array(
        (NearestNames.to(name, among: parts) + NearestNames.to(name, among: ids))
          .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.prefix(3)))
  }

  private func only(_ candidates: [String]) -> String? {
    candidates.count == 1 ? candidates.first : nil
  }

  private func ambiguous(_ name: String, candidates: [String]) -> DocumentError {
    let sorted = candidates.sorted {
      ($0.count { $0 == "/" }, $0) < ($1.count { $0 == "/" }, $1)
    }
    let listed = sorted.prefix(Self.listedCandidates).joined(separator: ", ")
    let more = sorted.count - Self.listedCandidates
    return DocumentError(
      at: "",
      "'\(name)' may be any of \(listed)" + (more > 0 ? " and \(more) more" : "")
        + "; give more of the id")
  }
}
