import Preflight
import ProviderAnswers

/// A limit that a provider's answer states, in a line.
enum StatedLimitText {
  /// What is bounded and how, what was sent, and how surely it was read.
  static func text(_ limit: FailureReport.StatedLimit) -> String {
    let bound = limit.bound
    let role: RoleSelector =
      limit.field.isEmpty
      ? bound.mediaType.map(RoleSelector.media) ?? .all
      : .role(limit.field.joined(separator: "."))
    var text =
      Limit(roles: [role], quantity: bound.quantity, bounds: bound.bounds, source: Source()).summary
    if let sent = bound.sent { text += "; \(sent.text) was sent" }
    switch bound.confidence {
    case .typed: break
    case .worded: text += " (read from the sentence)"
    }
    return text
  }
}
