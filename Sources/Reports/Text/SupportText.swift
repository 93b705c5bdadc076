import Preflight
package import ProviderAnswers

/// The facts of a run as text to paste into a message to a support desk.
package struct SupportText: Sendable {
  private static let column = 20

  private let style: TextStyle
  private let universalTime: @Sendable (Int64) -> String
  private let localTime: @Sendable (Int64) -> String

  /// Text with times in UTC, and as the user's clocks show them, with their distance from UTC.
  package init(
    style: TextStyle, universalTime: @escaping @Sendable (Int64) -> String,
    localTime: @escaping @Sendable (Int64) -> String
  ) {
    self.style = style
    self.universalTime = universalTime
    self.localTime = localTime
  }

  /// The facts; ends without a line break.
  package func text(_ facts: SupportFacts) -> String {
    let blocks = [
      style.colored("Run \(facts.entry.id ?? 0) of preflight", .bold),
      rows(of: facts), media(of: facts), check(of: facts), surroundings(of: facts),
    ]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func rows(of facts: SupportFacts) -> String {
    let run = facts.run
    let workflow =
      facts.profile.map { "\($0.name) (\($0.provider)), \(facts.entry.profileID)" }
      ?? facts.entry.profileID
    var lines = [
      row("What was tried", facts.note ?? "Say it in a sentence here, or with --note."),
      row("Workflow or model", workflow),
      row("Time", "\(universalTime(facts.entry.time)) (here \(localTime(facts.entry.time)))"),
      row("Command", run.command), row("Outcome", RunWords.outcome(run)),
    ]
    lines += errors(run)
    lines.append(row("In its history", "\(words(facts.trace.kind)) \(facts.trace.reason)"))
    if let isCharged = run.answer.isCharged {
      lines.append(
        row("Credits", isCharged ? "The response says charged." : "The response says not charged."))
    }
    return lines.joined(separator: "\n")
  }

  private func errors(_ run: RunRecord) -> [String] {
    let texts = run.answer.rejections.map { rejection in
      let status = (rejection.status ?? run.answer.status).map { "HTTP \($0)" }
      let field = rejection.field.isEmpty ? nil : "in " + rejection.field.joined(separator: ".")
      let head = [rejection.code, status, field].compactMap(\.self).joined(separator: ", ")
      return [head, rejection.message ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    }
    guard !texts.isEmpty else {
      let status = run.answer.status.map { "HTTP \($0); no" } ?? "No"
      return [row("Error", "\(status) message was recognized in the output.")]
    }
    return texts.enumerated().map { row($0 == 0 ? "Error" : "", $1) }
  }

  private func words(_ kind: ProviderTrace.Kind) -> String {
    switch kind {
    case .likely: "Likely."
    case .unlikely: "Unlikely."
    case .none: "No."
    case .unknown: "Not known."
    }
  }

  private func media(of facts: SupportFacts) -> String {
    var lines = facts.entry.inputs.enumerated().map { index, input in
      row(index == 0 ? "Source media" : "", Self.words(input))
    }
    let settings = facts.entry.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    lines.append(
      row(
        "Output settings",
        settings.isEmpty ? "None are known." : settings.joined(separator: ", ")))
    return lines.joined(separator: "\n")
  }

  /// A file with what support desks ask about it.
  private static func words(_ input: MediaRecord) -> String {
    let codecs = [input.videoCodec, input.audioCodec].compactMap(\.self).joined(separator: " and ")
    let parts = [
      input.kind.rawValue, input.format, codecs, input.displaySize.map { "\($0)" },
      input.duration.map { $0.decimal(places: 3) + " s" },
      input.frameRate.map { $0.shortDecimal(places: 3) + " fps" },
      FactWords.bytes(input.byteCount),
    ].compactMap(\.self).filter { !$0.isEmpty }
    let role = input.role.map { $0 + ": " } ?? ""
    return "\(role)\(input.path), \(parts.joined(separator: ", "))"
  }

  private func check(of facts: SupportFacts) -> String {
    let verdict =
      switch facts.entry.verdict {
      case .pass: "It passed."
      case .warn: "It passed with warnings."
      case .unknown: "Nothing was known of what is accepted."
      case .fail: "It failed."
      }
    let findings = facts.entry.findings.map { "\($0.severity.rawValue) \($0.id): \($0.message)" }
    return ([row("Check before", verdict)] + findings.map { row("", $0) }).joined(separator: "\n")
  }

  private func surroundings(of facts: SupportFacts) -> String {
    let system = facts.system
    return [
      row("System", "\(system.name), \(system.kernel), \(system.architecture)"),
      row(
        "Versions", "Preflight \(PreflightVersion.current), FFmpeg \(system.ffmpegVersion)"),
      row("Host application", facts.host ?? "Not given; --host names it with its version."),
      row(
        "Attach",
        "A screenshot of the failure with the settings. Nothing was sent by this command."),
    ].joined(separator: "\n")
  }

  private func row(_ label: String, _ text: String) -> String {
    style.row(label, text.safeForTerminal, indent: 0, column: Self.column)
  }
}
