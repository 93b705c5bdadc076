import MediaModel
package import Preflight

/// Stills as text for people: a block each, with the frame that it shows, how its colours were taken,
/// and what the profiles say.
package struct StillText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The stills in their order; ends without a line break.
  package func text(_ stills: [StillRecord]) -> String {
    stills.map(block).joined(separator: "\n\n")
  }

  /// Why no still could be made; ends without a line break.
  package func refusal(
    _ refusals: [Refusal], of path: String, for profiles: [Profile], notes: [String]
  ) -> String {
    let word = profiles.isEmpty ? "CANNOT BE SAVED" : "CANNOT BE MADE TO FIT"
    let title = headline(
      word, .red, path, for: profiles.map { (name: $0.name, provider: $0.provider) })
    let rows = notes.map { style.row("Note", $0.safeForTerminal) }
    let blocks = [title] + refusals.map { RefusalText(style: style).block($0) }
    return (blocks + (rows.isEmpty ? [] : [rows.joined(separator: "\n")]))
      .joined(separator: "\n\n")
  }

  private func block(_ still: StillRecord) -> String {
    let (word, color) = Self.word(for: still)
    let title = headline(
      word, color, still.path, for: still.check.map { (name: $0.name, provider: $0.provider) })
    let second = style.wrapped(
      StillFrameWords(still).text.safeForTerminal, indent: 6, color: .dim)
    let rows = Self.rows(of: still).map { style.row($0.label, $0.text.safeForTerminal) }
    return ([title, second] + rows).joined(separator: "\n")
  }

  private func headline(
    _ word: String, _ color: TextStyle.Color, _ path: String,
    for audience: [(name: String, provider: String)]
  ) -> String {
    let names = audience.map { "\($0.name) (\($0.provider))".safeForTerminal }
    return style.wrapped(
      style.colored(word, color, .bold) + "  " + style.colored(path.safeForTerminal, .bold)
        + (names.isEmpty ? "" : " for " + names.joined(separator: " and ")),
      indent: 6, first: "")
  }

  private static func word(for still: StillRecord) -> (String, TextStyle.Color) {
    switch Verdict.worst(of: still.check.map(\.verdict)) {
    case .fail: ("STILL REFUSED", .red)
    case .pass where still.replacement != nil: ("ANOTHER FRAME", .yellow)
    case .warn where still.replacement != nil: ("ANOTHER FRAME with warnings", .yellow)
    case .pass: ("READY", .green)
    case .warn: ("READY with warnings", .yellow)
    }
  }

  /// What a person ought to know of a still, as labels and words.
  static func rows(of still: StillRecord) -> [(label: String, text: String)] {
    let source = still.frame == nil ? "the file" : "the clip"
    var rows = still.replacement.map { [(label: "Because", text: $0.reason)] } ?? []
    rows.append(("Picture", picture(still)))
    rows.append(("Colours", ColorReadingWords(still.color, of: source).text))
    if let fields = still.fields { rows.append(("Fields", fields)) }
    for step in still.steps {
      rows.append(("Changed", step.action))
      rows.append(("  Why", step.reason))
      if let cost = step.cost { rows.append(("  Cost", cost)) }
    }
    rows += still.notes.map { (label: "Note", text: $0) }
    let checks = still.check.map(RepairCheckWords.sentence)
    let proof = ["Read back and compared with what was meant."]
    return rows + (checks.isEmpty ? proof : checks).map { (label: "Checked", text: $0) }
  }

  private static func picture(_ still: StillRecord) -> String {
    let format = ["png": "PNG", "jpeg": "JPEG", "webp": "WebP"][still.format] ?? still.format
    return FactWords.joined([
      "\(still.size)", format, still.bitDepth == 8 ? nil : "\(still.bitDepth) bits a channel",
      FactWords.bytes(still.byteCount),
    ])
  }
}
