import MediaModel
import Preflight

extension LearnedLimit {
  /// Eight hexadecimal digits that stand for what is bounded and how, the same everywhere.
  package var id: String {
    let parts =
      [profileID, quantity.rawValue, name ?? "", scope.rawValue, transport?.rawValue ?? ""]
      + roles.map(\.text)
      + [
        Self.text(bounds.minimum), Self.text(bounds.maximum),
        bounds.minimumSize?.description ?? "", bounds.maximumSize?.description ?? "",
        bounds.step.map { "\($0)" } ?? "", "\(bounds.offset)",
      ] + bounds.allowedTexts
    // FNV-1a: short, and spread well enough for a handful of limits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: "\n").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String((hash ^ (hash >> 32)) & 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private static func text(_ bound: Bounds.Bound?) -> String {
    bound.map { ($0.isExclusive ? "<" : "") + $0.value.description } ?? ""
  }
}
