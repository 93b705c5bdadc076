import MediaModel
import Preflight

extension Profile {
  /// A workflow that takes one video.
  static func taking(
    _ limits: Limit..., named name: String = "Example", keep: ClipEnd? = nil
  ) -> Profile {
    Profile(
      id: "example/\(name.lowercased())", name: name, provider: "Example", kind: .workflow,
      inputs: [Input(role: "video", media: [.video, .image], minimum: 1, maximum: 1)],
      limits: limits, keep: keep)
  }
}

extension Limit {
  /// A documented hard limit on every input.
  static func on(
    _ quantity: Quantity, _ bounds: Bounds, level: Level = .hard, effect: Effect = .reject,
    transport: Transport? = nil
  ) -> Limit {
    Limit(
      roles: [.all], quantity: quantity, bounds: bounds, level: level, effect: effect,
      transport: transport,
      source: Source(url: "https://example.com", seen: "2026-08-02", evidence: .providerDoc))
  }
}

extension Bounds {
  static func atMost(_ value: String) -> Bounds { Bounds(maximum: Bound(.exact(value))) }
  static func atLeast(_ value: String) -> Bounds { Bounds(minimum: Bound(.exact(value))) }
  static func below(_ value: String) -> Bounds {
    Bounds(maximum: Bound(.exact(value), isExclusive: true))
  }
  static func between(_ low: String, _ high: String) -> Bounds {
    Bounds(minimum: Bound(.exact(low)), maximum: Bound(.exact(high)))
  }
  static func oneOf(_ values: String...) -> Bounds { Bounds(allowed: values.map { .text($0) }) }
  static func multiple(of step: Int, plus offset: Int = 0) -> Bounds {
    Bounds(step: step, offset: offset)
  }
}
