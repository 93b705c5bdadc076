/// The name of a model as a provider's request gives it: `gen4_turbo`, `fal-ai/veo3.1`.
struct ModelName {
  private let name: String

  init(_ name: String) {
    self.name = name.lowercased()
  }

  /// The ids that the name may mean, sorted: those that are it, or whose last part is it or begins
  /// with it and a dash (`gen4_aleph` and `seedance2-v2v`).
  func profileIDs(among ids: [String]) -> [String] {
    ids.filter { id in
      let id = id.lowercased()
      if id == name || id.hasSuffix("/" + name) { return true }
      return id.lastPathPart.hasPrefix(name + "-") && !name.contains("/")
        && id.hasPrefix("runway/")
    }.sorted()
  }

  /// The one profile that is meant by a request, or nil when the name is none that is known.
  ///
  /// Of several, those count that have the roles which the request fills.
  ///
  /// - Throws: `RequestError` with the candidates when several remain, `DocumentError` when a profile
  ///   is malformed.
  func profile(for payload: Payload, in catalog: Catalog) throws -> String? {
    let ids = profileIDs(among: catalog.ids)
    guard ids.count > 1 else { return ids.first }
    let filled = try ids.map { id in
      let profile = try catalog.profile(id: id)
      let roles = Set(
        PayloadReader([profile].compactMap(\.self), catalog: catalog)
          .outline(of: payload).inputs.map(\.role))
      return (id: id, count: roles.count)
    }
    let most = filled.map(\.count).max() ?? 0
    let best = filled.filter { $0.count == most }.map(\.id)
    guard best.count == 1 else {
      throw RequestError(
        "The model \(name) may be any of \(Wording.list(best)); name one with --for.")
    }
    return best.first
  }
}
