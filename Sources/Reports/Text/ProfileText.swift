package import Preflight

/// Profiles as text for people.
package struct ProfileText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// One line a profile: its id, and what it takes.
  package func list(_ profiles: [Profile]) -> String {
    let widest = profiles.map(\.id.columnCount).max() ?? 0
    let column = min(widest + 2, style.width * 3 / 5)
    return profiles.map { profile in
      let id = profile.id.safeForTerminal
      let inputs = profile.mediaInputs.map(describe).joined(separator: "; ").safeForTerminal
      guard id.columnCount + 2 <= column, style.width - column >= 20 else {
        return id + "\n" + style.wrapped(inputs, indent: 4)
      }
      let padding = String(repeating: " ", count: column - id.columnCount)
      return style.wrapped(inputs, indent: column, first: id + padding)
    }.joined(separator: "\n")
  }

  /// Everything that is known of one profile; ends without a line break.
  package func page(_ profile: Profile) -> String {
    let title = style.wrapped(
      style.colored(profile.name.safeForTerminal, .bold)
        + "  \(profile.id) (\(profile.provider), \(profile.kind.rawValue))".safeForTerminal,
      indent: 2, first: "")
    var lines = [title]
    if let summary = profile.summary { lines.append(row("", summary)) }
    lines += rows("Inputs", profile.inputs.map(describe))
    lines += rows("Choice", profile.choices.map(describe))
    lines += limits(of: profile)
    if let keep = profile.keep {
      lines.append(row("Keeps", "the clip's \(keep.rawValue) when it has to be cut"))
    }
    lines += rows(
      "Settings", profile.settings.sorted { $0.key < $1.key }.map { describe($0.key, $0.value) })
    lines += rows("Engine", profile.engines.map(describe))
    lines += rows("Rules", profile.rules.map { "\($0) also applies" })
    lines += rows("Price", profile.prices.isEmpty ? ["none known"] : profile.prices.map(describe))
    if let notes = profile.notes { lines.append(row("Notes", notes)) }
    return lines.joined(separator: "\n")
  }

  /// The limits in their order, each source once after the limits it speaks for.
  private func limits(of profile: Profile) -> [String] {
    guard !profile.limits.isEmpty else { return [row("Limits", "none known")] }
    var lines: [String] = []
    for (number, limit) in profile.limits.enumerated() {
      lines.append(row(number == 0 ? "Limits" : "", limit.summary))
      let next = profile.limits.dropFirst(number + 1).first
      if next?.source != limit.source {
        lines.append(
          style.row("", "  " + limit.source.words.safeForTerminal, column: 13, color: .dim))
      }
    }
    return lines
  }

  private func rows(_ label: String, _ texts: [String]) -> [String] {
    texts.enumerated().map { number, text in row(number == 0 ? label : "", text) }
  }

  private func row(_ label: String, _ text: String) -> String {
    style.row(label, text.safeForTerminal, indent: 2, column: 13)
  }

  private func describe(_ input: Input) -> String {
    let count =
      switch (input.minimum, input.maximum) {
      case (0, 1?): "optional"
      case (1, 1?): ""
      case (let low, nil): low == 0 ? "optional, any number" : "at least \(low)"
      case (let low, let high?) where low == high: "exactly \(low)"
      case (0, let high?): "optional, up to \(high)"
      case (let low, let high?): "\(low) to \(high)"
      }
    let media = input.media.map(\.rawValue).joined(separator: " or ")
    let needs = input.requires.isEmpty ? nil : "needs \(input.requires.joined(separator: " or "))"
    let excludes =
      input.excludes.isEmpty ? nil : "not with \(input.excludes.joined(separator: ", "))"
    let parts = [
      media == input.role ? nil : media, count.isEmpty ? nil : count, needs, excludes,
    ].compactMap(\.self)
    return parts.isEmpty ? input.role : "\(input.role): \(parts.joined(separator: ", "))"
  }

  private func describe(_ choice: Choice) -> String {
    let roles = choice.roles.joined(separator: ", ")
    switch (choice.minimum, choice.maximum) {
    case (1, 1?): return "exactly one of \(roles)"
    case (0, let high?): return "at most \(high) of \(roles)"
    case (let low, let high?): return "\(low) to \(high) of \(roles)"
    case (let low, nil): return "at least \(low) of \(roles)"
    }
  }

  private func describe(_ engine: Engine) -> String {
    switch engine.certainty {
    case .documented: "\(engine.profile) (documented: its limits bind)"
    case .inferred: "\(engine.profile) (believed: its limits are advice)"
    }
  }

  private func describe(_ name: String, _ setting: Setting) -> String {
    var parts: [String] = []
    if !setting.allowed.isEmpty {
      parts.append(setting.allowed.map(\.text).joined(separator: ", "))
    }
    if let minimum = setting.minimum { parts.append("at least \(minimum.shortDecimal(places: 6))") }
    if let maximum = setting.maximum { parts.append("at most \(maximum.shortDecimal(places: 6))") }
    if let value = setting.defaultValue { parts.append("default \(value.text)") }
    return parts.isEmpty ? name : "\(name): \(parts.joined(separator: "; "))"
  }

  private func describe(_ price: Price) -> String {
    let amount =
      price.amount.map { $0.shortDecimal(places: 6) }
      ?? [price.minimumAmount, price.maximumAmount].compactMap(\.self)
      .map { $0.shortDecimal(places: 6) }.joined(separator: " to ")
    let conditions =
      price.when.isEmpty
      ? "" : " when " + price.when.map(\.text).joined(separator: ", ")
    let basis = price.basis.map { "; \($0)" } ?? ""
    return "\(amount) \(price.currency) per \(price.per.rawValue)\(conditions)\(basis) "
      + "[\(price.source.words)]"
  }
}
