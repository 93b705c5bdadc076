package import Preflight

/// Profiles as text for people.
package struct ProfileText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// Two lines a profile: its id and title, and under them what it takes, what is known of that, and
  /// the price.
  package func list(_ entries: [ProfileEntry]) -> String {
    entries.map { entry in
      let profile = entry.profile
      let isNamedByID = profile.id.hasSuffix(profile.name)
      let title = isNamedByID ? "" : "  " + profile.name.safeForTerminal
      let state = profile.lifecycle.map { style.colored("  \($0.state.rawValue)", .yellow) } ?? ""
      let takes = profile.mediaInputs.map(describe).joined(separator: "; ")
      let parts = [takes.isEmpty ? "no files" : takes, known(entry.coverage), price(profile)]
      return style.wrapped(
        style.colored(profile.id.safeForTerminal, .bold) + title + state, indent: 4, first: "")
        + "\n"
        + style.wrapped(
          parts.compactMap(\.self).joined(separator: " · ").safeForTerminal, indent: 4, color: .dim)
    }.joined(separator: "\n")
  }

  /// What is known of the inputs: once where it is the same of all, else for each.
  private func known(_ coverage: [InputCoverage]) -> String {
    let words = coverage.map { CoverageWords.short($0.coverage) }
    guard let first = words.first else { return "limits: none to know" }
    guard words.contains(where: { $0 != first }) else { return "limits: \(first)" }
    return "limits: "
      + coverage.map { "\($0.role) \(CoverageWords.short($0.coverage))" }.joined(separator: ", ")
  }

  /// The lowest and the highest price in short, or nil when none is known.
  private func price(_ profile: Profile) -> String? {
    let amounts = profile.prices.flatMap { price in
      [price.amount, price.minimumAmount, price.maximumAmount].compactMap(\.self)
    }
    guard let first = profile.prices.first, let low = amounts.min(), let high = amounts.max() else {
      return nil
    }
    let ends = low == high ? [low] : [low, high]
    let units = Set(profile.prices.map(\.per)).count == 1 ? " per \(first.per.rawValue)" : ""
    return ends.map { $0.shortDecimal(places: 4) }.joined(separator: " to ")
      + " \(first.currency)\(units)"
  }

  /// Everything that is known of one profile; ends without a line break.
  package func page(_ profile: Profile, coverage: [InputCoverage] = []) -> String {
    let title = style.wrapped(
      style.colored(profile.name.safeForTerminal, .bold)
        + "  \(profile.id) (\(profile.provider), \(profile.kind.rawValue))".safeForTerminal,
      indent: 2, first: "")
    var lines = [title]
    if let summary = profile.summary { lines.append(row("", summary)) }
    if let lifecycle = profile.lifecycle {
      lines.append(
        row(
          "State",
          CoverageWords.sentence(lifecycle, name: profile.name) + " [\(lifecycle.source.words)]"))
    }
    lines += rows("Inputs", profile.inputs.map(describe))
    lines += rows("Choice", profile.choices.map(describe))
    lines += rows("Known", coverage.map(describe))
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

  private func describe(_ input: InputCoverage) -> String {
    let count = input.limitCount == 0 ? "" : ", \(input.limitCount) limits"
    let source = input.source.map { " [\($0.words)]" } ?? ""
    return "\(input.role): \(CoverageWords.short(input.coverage))\(count)\(source)"
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

/// A profile in a list, with what is known of its inputs.
package struct ProfileEntry: Sendable {
  package var profile: Profile
  package var coverage: [InputCoverage]

  package init(_ profile: Profile, coverage: [InputCoverage]) {
    self.profile = profile
    self.coverage = coverage
  }
}
