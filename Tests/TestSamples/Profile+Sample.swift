package import MediaModel
package import Preflight

extension Source {
  package static let documented = Source(
    url: "https://example.com/limits", seen: "2026-08-02", evidence: .providerDoc)
  package static let learned = Source(evidence: .learned)
}

extension Limit {
  /// A documented hard limit on every input.
  package static func sample(
    _ quantity: Quantity, _ bounds: Bounds = Bounds(), roles: [RoleSelector] = [.all],
    level: Level = .hard, effect: Effect = .reject, behavior: LimitBehavior? = nil,
    scope: Scope = .each,
    transport: Transport? = nil, when: [Condition] = [], source: Source = .documented
  ) -> Limit {
    Limit(
      roles: roles, quantity: quantity, bounds: bounds, level: level, effect: effect,
      behavior: behavior, scope: scope, transport: transport, when: when, source: source)
  }
}

extension Bounds {
  package static func atMost(_ value: String) -> Bounds { Bounds(maximum: Bound(.exact(value))) }
  package static func atLeast(_ value: String) -> Bounds { Bounds(minimum: Bound(.exact(value))) }
  package static func below(_ value: String) -> Bounds {
    Bounds(maximum: Bound(.exact(value), isExclusive: true))
  }
  package static func above(_ value: String) -> Bounds {
    Bounds(minimum: Bound(.exact(value), isExclusive: true))
  }
  package static func between(_ low: String, _ high: String) -> Bounds {
    Bounds(minimum: Bound(.exact(low)), maximum: Bound(.exact(high)))
  }
  package static func oneOf(_ values: String...) -> Bounds {
    Bounds(allowed: values.map { .text($0) })
  }
}

extension Profile {
  /// A workflow called Example that takes one video, one image or one sound.
  package static func sample(
    id: String = "example/edit", inputs: [Input]? = nil, choices: [Choice] = [],
    settings: [String: Setting] = [:], limits: [Limit] = [], engines: [Engine] = [],
    rules: [String] = [], prices: [Price] = [], keep: ClipEnd? = nil, usesAudio: Bool? = nil
  ) -> Profile {
    Profile(
      id: id, name: "Example", provider: "Example", kind: .workflow,
      inputs: inputs ?? [
        Input(role: "source", media: [.video, .image, .audio], minimum: 1, maximum: 1)
      ],
      choices: choices, settings: settings, limits: limits, engines: engines, rules: rules,
      prices: prices, keep: keep, usesAudio: usesAudio)
  }
}

extension Catalog {
  /// A catalogue of only the profiles given.
  package static func of(_ profiles: Profile...) -> Catalog {
    Catalog(embedded: [], adding: [ProfileFile(profiles: profiles)])
  }
}

extension ProfileFile {
  fileprivate init(profiles: [Profile]) {
    do {
      try self.init(
        #"{"schema": "preflight.profiles/1", "provider": "Example", "profiles": []}"#,
        name: "example.json")
    } catch {
      preconditionFailure("The sample file is malformed: \(error).")
    }
    self.profiles = profiles
  }
}

extension Request {
  /// A request of files without roles.
  package static func of(
    _ facts: MediaFacts..., selection: Selection = .whole, settings: [String: String] = [:],
    transport: Transport? = nil
  ) -> Request {
    Request(
      inputs: facts.map { RequestInput(path: $0.path, facts: $0) }, selection: selection,
      settings: settings, transport: transport)
  }
}

/// The findings that one limit alone makes on one file.
package func findings(
  of limit: Limit, on facts: MediaFacts, selection: Selection = .whole,
  settings: [String: String] = [:], transport: Transport? = nil
) throws -> [Finding] {
  let request = Request.of(
    facts, selection: selection, settings: settings, transport: transport)
  return try findings(of: request, for: .sample(limits: [limit])).filter { $0.limit != nil }
}

/// All findings of a request for one profile, with only the given profiles behind it.
package func findings(
  of request: Request, for profile: Profile, in catalog: Catalog = .of(),
  learned: [String: [Limit]] = [:]
) throws -> [Finding] {
  try Checker(catalog: catalog, learned: learned).result(of: request, for: profile).findings
}
