import MediaModel
import Preflight
import ProviderAnswers

extension LearnedLimit {
  /// A longest duration.
  static func sample(
    _ maximum: Int64 = 10, profileID: String = "fal/veo", roles: [RoleSelector] = [.role("video")],
    transport: Transport? = nil, confidence: StatedBound.Confidence = .typed,
    code: String? = "too_long", sent: SettingValue? = .number(12), at time: Int64 = 1000
  ) -> LearnedLimit {
    LearnedLimit(
      profileID: profileID, roles: roles, quantity: .duration,
      bounds: Bounds(maximum: Bounds.Bound(Rational(maximum))), transport: transport,
      confidence: confidence, code: code, sent: sent, learnedAt: time)
  }
}

extension Bounds {
  /// Bounds of every form.
  static let samples: [Bounds] = [
    Bounds(maximum: Bound(10)),
    Bounds(minimum: Bound(Rational(1, 3) ?? 0, isExclusive: true)),
    Bounds(
      minimum: Bound(2), maximum: Bound(Rational(30000, 1001) ?? 0, isExclusive: true), step: 16,
      offset: -1),
    Bounds(
      minimumSize: PixelSize(width: 300, height: 301),
      maximumSize: PixelSize(width: 4096, height: 2160)),
    Bounds(allowed: [.number(5), .text("5"), .text(""), .text("a\\n\nb"), .flag(true)]),
    Bounds(allowed: []),
    Bounds(),
  ]
}
