package import Preflight

/// A repair or its plan as text for people: what came of it, what changes, each step and why, what
/// was lost, and the second check.
package struct RepairText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The report of one repair; ends without a line break.
  package func text(_ report: RepairReport) -> String {
    var blocks = [RepairHeadline(style: style).text(report)]
    if report.outcome == .refused {
      blocks += report.refusals.map { RefusalText(style: style).block($0) }
    } else {
      blocks.append(changes(report))
      blocks += report.steps.enumerated().map { step($1, number: $0 + 1) }
    }
    blocks.append(closing(report))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// What the file was and what it becomes, and which of its frames stay.
  private func changes(_ report: RepairReport) -> String {
    var lines = RepairTable(report).lines(style: style)
    if let kept = report.kept { lines.append(style.row("Kept", Self.words(kept))) }
    return lines.joined(separator: "\n")
  }

  private static func words(_ kept: KeptFrames) -> String {
    let span = "\(time(kept.start)) to \(time(kept.end))"
    let made =
      kept.resultFrameCount == kept.frameCount ? "" : "; the result has \(kept.resultFrameCount)"
    guard kept.frameCount != kept.sourceFrameCount else {
      return "all \(kept.frameCount) frames\(made)"
    }
    let whole = kept.sourceFrameCount.map { " of \($0)" } ?? ""
    guard let first = kept.firstFrame, kept.frameCount > 0 else {
      return "\(kept.frameCount) frames\(whole), \(span)\(made)"
    }
    return "frames \(first) to \(first + kept.frameCount - 1)\(whole), \(span)\(made)"
  }

  private static func time(_ time: MediaTime) -> String {
    time.seconds.shortDecimal(places: 6) + " s"
  }

  private func step(_ step: RepairStep, number: Int) -> String {
    let lead = "  \(number)  "
    let action = style.wrapped(
      step.action.safeForTerminal, indent: lead.count, first: style.colored(lead, .bold))
    let rows = [("Why", step.reason), ("Cost", step.cost)].compactMap { label, text in
      text.map { style.row(label, $0.safeForTerminal, indent: lead.count) }
    }
    return ([action] + rows).joined(separator: "\n")
  }

  private func closing(_ report: RepairReport) -> String {
    let notes = report.notes.map { ("Note", $0) }
    let rows =
      report.outcome == .refused
      ? notes : report.losses.map { ("Lost", $0) } + notes + RepairCheckWords.rows(report)
    return rows.map { style.row($0, $1.safeForTerminal) }.joined(separator: "\n")
  }
}

/// The first lines of a repair's report: what came of it, of which file, and for whom.
struct RepairHeadline {
  let style: TextStyle

  /// Two lines, or more on a narrow terminal.
  func text(_ report: RepairReport) -> String {
    let (word, color) = word(report)
    let isAboutOutput = report.outcome == .written
    let file = (isAboutOutput ? report.output : nil) ?? report.input
    let title = style.wrapped(
      style.colored(word, color, .bold) + "  " + style.colored(file.safeForTerminal, .bold)
        + audience(report),
      indent: 6, first: "")
    guard let second = secondLine(report) else { return title }
    return title + "\n" + style.wrapped(second.safeForTerminal, indent: 6, color: .dim)
  }

  private func word(_ report: RepairReport) -> (String, TextStyle.Color) {
    let isTrim = report.checkBefore.isEmpty
    let isIdle = isTrim ? "NOTHING TO CUT" : "ALREADY FITS"
    switch report.outcome {
    case .refused: return (isTrim ? "CANNOT BE CUT" : "CANNOT BE MADE TO FIT", .red)
    case .planned: return report.steps.isEmpty ? (isIdle, .green) : ("PLAN", .cyan)
    case .copied: return (isIdle, .green)
    case .written:
      switch report.verdict {
      case .pass: return ("READY", .green)
      case .warn: return ("READY with warnings", .yellow)
      case .unknown: return ("READY, limits unknown", .cyan)
      case .fail: return ("STILL REFUSED", .red)
      }
    }
  }

  /// For whom it is made: `" for Erase Objects (Chat Video Pro)"`, or nothing when it is only cut.
  private func audience(_ report: RepairReport) -> String {
    let names = report.checkBefore.map { "\($0.name) (\($0.provider))".safeForTerminal }
    return names.isEmpty ? "" : " for " + names.joined(separator: " and ")
  }

  private func secondLine(_ report: RepairReport) -> String? {
    switch report.outcome {
    case .refused: return FactsText.summary(report.before)
    case .written: return "made from \(report.input)"
    case .copied: return report.output.map { "copied unchanged to \($0)" }
    case .planned:
      guard let output = report.output else { return "nothing was written" }
      let work = report.steps.isEmpty ? "would be copied unchanged" : "would be written"
      return "\(work) to \(output)"
    }
  }
}

/// What a file was and what it becomes, side by side.
struct RepairTable {
  struct Row {
    let label: String
    let before: String?
    let after: String?
  }

  let rows: [Row]

  init(_ report: RepairReport) {
    let before = Self.values(of: report.before)
    let after = report.after.map(Self.values) ?? before
    rows =
      zip(before, after).map { Row(label: $0.label, before: $0.text, after: $1.text) }
      + [Self.byteRow(report)]
  }

  /// A line each; what does not change is given once.
  func lines(style: TextStyle) -> [String] {
    let known = rows.filter { $0.before != nil || $0.after != nil }
    let changed = known.filter { $0.before != $0.after }
    let width = changed.map { ($0.before ?? "none").columnCount }.max() ?? 0
    return known.map { row in
      let before = row.before ?? "none"
      guard row.before != row.after else { return style.row(row.label, before) }
      let padding = String(repeating: " ", count: width - before.columnCount)
      return style.row(row.label, "\(before)\(padding) → \(row.after ?? "none")")
    }
  }

  private static func values(of facts: MediaFacts) -> [(label: String, text: String?)] {
    let video = facts.mainVideo
    return [
      ("Length", facts.image == nil ? facts.durations.longest.map(longest) : nil),
      ("Frames", video?.frameCount.map { "\($0.value)" }),
      ("Size", size(of: facts)),
      ("Rate", video.flatMap { rate($0.frameRate) }),
      (facts.image == nil ? "Video" : "Image", facts.image.map(describe) ?? video.map(describe)),
      ("Audio", facts.mainAudio.map(describe)),
      ("Format", facts.container.formatName.safeForTerminal),
    ]
  }

  /// The bytes; nobody knows them before the file is written.
  private static func byteRow(_ report: RepairReport) -> Row {
    let before = FactWords.bytes(report.before.byteCount)
    let isUnknown = report.outcome == .planned && !report.steps.isEmpty
    let after =
      isUnknown ? "known once written" : report.after.map { FactWords.bytes($0.byteCount) }
    return Row(label: "Bytes", before: before, after: after ?? before)
  }

  private static func longest(_ reading: Durations.Reading) -> String {
    FactWords.seconds(reading.time.value)
  }

  private static func size(of facts: MediaFacts) -> String? {
    guard let size = facts.displaySize else { return nil }
    let turn = FactWords.turn(facts.image?.rotation ?? facts.mainVideo?.rotation)
    return "\(size)" + (turn.map { " \($0)" } ?? "")
  }

  private static func rate(_ rate: FrameRateFacts) -> String? {
    guard let shown = rate.average ?? rate.nominal else { return nil }
    let pace = rate.isVariable == true ? ", variable" : ""
    return "\(shown.framesPerSecond.shortDecimal(places: 3)) fps\(pace)"
  }

  private static func describe(_ video: VideoFacts) -> String {
    words(
      video.codec, video.pixelFormat, video.dynamicRange,
      video.scan == .progressive ? nil : video.scan?.rawValue)
  }

  private static func describe(_ image: ImageFacts) -> String {
    words(
      image.codec, image.pixelFormat, image.dynamicRange, image.isAnimated ? "animated" : nil)
  }

  /// The codec, and of the rest what is out of the ordinary.
  private static func words(
    _ codec: CodecFacts, _ format: PixelFormatFacts, _ range: DynamicRange?, _ more: String?
  ) -> String {
    let name = [FactWords.name(of: codec), codec.profile].compactMap(\.self).joined(separator: " ")
    return FactWords.joined([
      name, format.bitDepth.flatMap { $0 == 8 ? nil : "\($0)-bit" },
      format.chroma.flatMap { $0 == "4:2:0" ? nil : $0 },
      format.hasAlpha == true ? "with alpha" : nil,
      range.flatMap { $0.isHigh ? $0.name : nil }, more,
    ])
  }

  private static func describe(_ audio: AudioFacts) -> String {
    FactWords.joined([
      FactWords.name(of: audio.codec), audio.sampleRate.map { "\($0) Hz" },
      audio.channelLayout ?? audio.channelCount.map { "\($0) channels" },
    ])
  }
}

/// What the second check says, in a line a profile.
enum RepairCheckWords {
  /// Labels and sentences; for a plan those of the facts that are expected.
  static func rows(_ report: RepairReport) -> [(String, String)] {
    guard !report.checkAfter.isEmpty else {
      guard report.outcome == .written else { return [] }
      return [("Checked", "Read again from the first frame to the last: all is as planned.")]
    }
    let label = report.outcome == .planned ? "Expected" : "Checked"
    return report.checkAfter.map { (label, sentence($0)) }
  }

  /// What a profile says of a result, one sentence.
  static func sentence(_ result: ProfileResult) -> String {
    let findings = result.findings
    let failing = findings.filter { $0.severity.verdict == .fail }
    if !failing.isEmpty { return "\(result.name) refuses it: \(ids(failing))." }
    guard !findings.isEmpty else { return "\(result.name) accepts it." }
    let count = findings.count == 1 ? "1 warning" : "\(findings.count) warnings"
    return "\(result.name) accepts it with \(count): \(ids(findings))."
  }

  private static func ids(_ findings: [Finding]) -> String {
    findings.map(\.id).joined(separator: ", ")
  }
}

/// A refusal as a block of text: which one, what stands in the way, what can be done instead.
struct RefusalText {
  let style: TextStyle

  /// The block; ends without a line break.
  func block(_ refusal: Refusal) -> String {
    let title = style.wrapped(
      style.colored(refusal.id.safeForTerminal, .dim), indent: 4,
      first: "  " + style.colored("✗", .red, .bold) + " ")
    let reason = style.wrapped(refusal.reason.safeForTerminal, indent: 4)
    let choices = refusal.choices.map {
      style.row("Choice", $0.commandSentence.safeForTerminal, indent: 4)
    }
    return ([title, reason] + choices).joined(separator: "\n")
  }
}

extension Refusal.Choice {
  /// What can be done instead, with the option that does it.
  var commandSentence: String {
    switch self {
    case .lengthen(.hold, let count):
      "--lengthen hold lets the last frame stand for \(Self.frames(count))."
    case .lengthen(.loop, let count):
      "--lengthen loop plays it again from the start for \(Self.frames(count))."
    case .lengthen(.boomerang, let count):
      "--lengthen boomerang plays it backwards for \(Self.frames(count))."
    case .crop(let share, let size):
      "--aspect crop loses \(Self.percent(share)) of the picture, to \(size)."
    case .pad(let share, let size): "--aspect pad adds bars, \(Self.percent(share)) of \(size)."
    case .tolerateDamage:
      "--tolerate-damage replaces what cannot be decoded by the frame before."
    case .reencode: "Leave --mode copy out, so that frames are re-encoded."
    case .convertToSDR: "Leave --hdr keep out, and the still becomes sRGB."
    case .nameFewerProfiles: "Name fewer profiles with --for."
    case .saveStillsOfOneSize: "Bring both files to one size first, with preflight frames --size."
    case .advice: sentence
    }
  }
}
