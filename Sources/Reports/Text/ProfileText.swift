import MediaModel
public import Preflight

/// Profiles as text for people.
public struct ProfileText: Sendable {
  private let style: TextStyle

  public init(style: TextStyle) {
    self.style = style
  }

  /// One line a profile: its id, and what it takes.
  public func list(_ profiles: [Profile]) -> String {
    let column = min(52, style.width / 2)
    return profiles.map { profile in
      let id = profile.id.safeForTerminal
      let inputs = profile.mediaInputs.map(describe).joined(separator: ", ").safeForTerminal
      guard id.count + 2 <= column else {
        return id + "\n" + style.wrapped(inputs, indent: 4)
      }
      let padding = String(repeating: " ", count: column - id.count)
      return style.wrapped(inputs, indent: column, first: id + padding)
    }.joined(separator: "\n")
  }

  /// Everything that is known of one profile; ends without a line break.
  public func page(_ profile: Profile) -> String {
    var lines = [
      style.colored(profile.name.safeForTerminal, .bold)
        + "  \(profile.id) (\(profile.provider), \(profile.kind.rawValue))".safeForTerminal
    ]
    if let summary = profile.summary { lines.append(row("", summary)) }
    for (number, input) in profile.inputs.enumerated() {
      lines.append(row(number == 0 ? "Inputs" : "", describe(input)))
    }
    for choice in profile.choices {
      lines.append(row("Choice", "one of \(choice.roles.joined(separator: ", "))"))
    }
    for (number, limit) in profile.limits.enumerated() {
      lines.append(row(number == 0 ? "Limits" : "", limit.summary))
      lines.append(style.colored(row("", "  " + source(limit.source)), .dim))
    }
    if let keep = profile.keep {
      lines.append(row("Keeps", "the clip's \(keep.rawValue) when it has to be cut"))
    }
    for (number, name) in profile.settings.keys.sorted().enumerated() {
      guard let setting = profile.settings[name] else { continue }
      lines.append(row(number == 0 ? "Settings" : "", describe(name, setting)))
    }
    for engine in profile.engines {
      let certainty =
        engine.certainty == .documented ? "documented: its limits bind" : "believed: advice only"
      lines.append(row("Engine", "\(engine.profile) (\(certainty))"))
    }
    for rules in profile.rules { lines.append(row("Rules", "\(rules) also binds")) }
    if profile.prices.isEmpty { lines.append(row("Price", "none known")) }
    for price in profile.prices { lines.append(row("Price", describe(price))) }
    if let notes = profile.notes { lines.append(row("Notes", notes)) }
    return lines.joined(separator: "\n")
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
    let excludes = input.excludes.isEmpty ? nil : "not with \(input.excludes.joined(separator: ", "))"
    let parts = [media, count.isEmpty ? nil : count, needs, excludes].compactMap(\.self)
    return "\(input.role)=\(parts.joined(separator: ", "))"
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
    let conditions = price.when.isEmpty
      ? "" : " when " + price.when.map(\.text).joined(separator: ", ")
    let basis = price.basis.map { "; \($0)" } ?? ""
    return "\(amount) \(price.currency) per \(price.per.rawValue)\(conditions)\(basis) "
      + "[\(source(price.source))]"
  }

  private func source(_ source: Source) -> String { source.words }
}
