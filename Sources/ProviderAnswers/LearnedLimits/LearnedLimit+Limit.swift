package import Preflight

extension LearnedLimit {
  /// The limit as a profile states one; its source says when it was learned.
  package var limit: Limit {
    Limit(
      roles: roles, quantity: quantity, bounds: bounds, scope: scope, transport: transport,
      measures: transport == .dataURI && quantity == .fileSize ? .encoded : nil, name: name,
      source: Source(
        title: code.map { "a rejection with the code \($0)" } ?? "a rejection",
        seen: Day.text(confirmedAt), evidence: .learned),
      note: origin)
  }

  /// When and from what it was learned, how often that was confirmed, and what was sent then.
  package var origin: String {
    let words = confidence == .worded ? ", read from the words of its message" : ""
    let rejection = code.map { "a rejection with the code \($0)" } ?? "a rejection"
    let start = "Learned from \(rejection) on \(Day.text(learnedAt))\(words)"
    let again =
      confirmations > 1
      ? "confirmed \(confirmations == 2 ? "once" : "\(confirmations - 1) times"), "
        + "last on \(Day.text(confirmedAt))"
      : nil
    let value = sent.map { "what was sent then: \(sentText($0))" }
    return ([start] + [again, value].compactMap(\.self)).joined(separator: "; ") + "."
  }

  private func sentText(_ value: SettingValue) -> String {
    guard let number = value.number, let unit = quantity.unit else { return value.text }
    return quantity == .fileSize
      ? Wording.bytes(number) : "\(Wording.number(number)) \(unit.rawValue)"
  }
}
