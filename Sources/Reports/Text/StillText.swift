package import Preflight

/// Stills as text for people: a block each, with the frame that it shows, how its colours were taken,
/// and what the profiles say.
package struct StillText: Sendable {
  let style: TextStyle

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
    case .unknown: ("READY, limits unknown", .cyan)
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
    rows.append(("Image", picture(still)))
    rows.append(("Colours", ColorReadingWords(reading: still.color, source: source).text))
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

/// Which frame a still shows, in words: `"last: frame 124 at 4.96 s of clip.mp4"`.
struct StillFrameWords {
  let text: String

  init(_ still: StillRecord) {
    guard let frame = still.frame else {
      text = "made from \(still.source)"
      return
    }
    let shown = "\(still.request): \(Self.name(of: frame)) of \(still.source)"
    let wanted = still.replacement?.wanted
    text = shown + (wanted.map { ", instead of \(Self.name(of: $0))" } ?? "")
  }

  /// `"frame 124 at 4.96 s"`.
  private static func name(of frame: FrameAddress) -> String {
    let number = frame.number.map { "frame \($0)" } ?? "the frame"
    return "\(number) at \(frame.time.seconds.shortDecimal(places: 6)) s"
  }
}

/// How colours were taken, in words: `"BT.709, limited range (tagged)"`.
struct ColorReadingWords {
  let reading: ColorReading
  /// What the values come from: `"the clip"`.
  let source: String

  /// One line, harmless to a terminal: the values that the file says, then those that are assumed,
  /// then what was done to them.
  var text: String {
    let parts = [
      words(for: .tagged).map { $0 + " (tagged)" },
      words(for: .assumed).map { $0 + " (assumed: \(source) does not say)" }, reading.conversion,
    ]
    return parts.compactMap(\.self).joined(separator: "; ").safeForTerminal
  }

  /// The values of a basis, or nil when there are none.
  private func words(for basis: ColorReading.Basis) -> String? {
    func name(_ value: ColorReading.Value) -> String? {
      guard value.basis == basis, value.isKnown else { return nil }
      return Self.names[value.name] ?? value.name
    }
    var parts = Self.words(
      matrix: name(reading.matrix), primaries: name(reading.primaries),
      transfer: name(reading.transfer))
    if let range = name(reading.range) { parts.append(Self.words(forRange: range)) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// One name where all agree, else what differs with its label.
  private static func words(matrix: String?, primaries: String?, transfer: String?) -> [String] {
    let curve = transfer.map { "transfer \($0)" }
    if let matrix, matrix == primaries {
      if matrix == transfer { return [matrix] }
      let isHDR = transfer == "PQ" || transfer == "HLG"
      return isHDR ? ["\(matrix) \(transfer ?? "")"] : [matrix, curve].compactMap(\.self)
    }
    let isSRGB = primaries == "BT.709" && transfer == "sRGB"
    let colors =
      isSRGB ? "sRGB" : primaries == "ICC profile" && transfer == primaries ? "ICC profile" : nil
    // RGB has no matrix.
    let label = matrix == "RGB" && colors != nil ? nil : matrix.map { "matrix \($0)" }
    let labelled = [primaries.map { "primaries \($0)" }, curve]
    return ([label] + (colors.map { [$0] } ?? labelled)).compactMap(\.self)
  }

  private static func words(forRange name: String) -> String {
    switch name {
    case "limited", "tv", "mpeg": "limited range"
    case "full", "pc", "jpeg": "full range"
    default: name
    }
  }

  /// Names of standards by those that FFmpeg gives to the values.
  private static let names = [
    "bt709": "BT.709", "smpte170m": "BT.601", "bt470bg": "BT.601", "bt470m": "BT.470 M",
    "smpte240m": "SMPTE 240M", "bt2020nc": "BT.2020", "bt2020c": "BT.2020 constant luminance",
    "bt2020": "BT.2020", "bt2020-10": "BT.2020", "bt2020-12": "BT.2020", "smpte2084": "PQ",
    "arib-std-b67": "HLG", "iec61966-2-1": "sRGB", "gbr": "RGB", "rgb": "RGB",
    "icc-profile": "ICC profile",
    "smpte432": "Display P3", "smpte431": "DCI-P3", "film": "film", "linear": "linear",
  ]
}

extension ColorReading.Value {
  /// Whether anything is known of it.
  var isKnown: Bool { name != "unknown" }
}
