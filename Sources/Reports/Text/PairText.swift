import Analysis
package import Preflight

/// A pair of stills for a transition as text for people: whether it will work, both pictures beside
/// each other, and what can be done.
package struct PairText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The report of one pair; ends without a line break.
  package func text(_ report: PairReport) -> String {
    let blocks = [headline(report), table(report)] + report.findings.map(block) + [closing(report)]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func headline(_ report: PairReport) -> String {
    let count = report.findings.count
    let (word, color): (String, TextStyle.Color) =
      switch report.verdict {
      case .pass: ("THE PAIR WILL DO", .green)
      case .warn where count == 0: ("THE PAIR WILL DO with warnings", .yellow)
      case .warn: ("LOOK AT \(count == 1 ? "1 THING" : "\(count) THINGS") FIRST", .yellow)
      case .unknown: ("THE PAIR IS MADE, what is accepted is not known", .cyan)
      case .fail: ("THE PAIR IS REFUSED", .red)
      }
    let files = [report.start, report.end].map {
      style.colored($0.record.path.safeForTerminal, .bold)
    }
    let title = style.wrapped(
      style.colored(word, color, .bold) + "  " + files.joined(separator: " to "), indent: 6,
      first: "")
    let shape = "\(report.size), \(report.aspect): \(report.aspectReason)".safeForTerminal
    return title + "\n" + style.wrapped(shape, indent: 6, color: .dim)
  }

  private func table(_ report: PairReport) -> String {
    let rows = PairTable(report).rows
    return rows.map { row in
      let (sign, color): (String, TextStyle.Color) = row.isFine ? ("✓", .green) : ("!", .yellow)
      let padding = String(repeating: " ", count: max(1, 12 - row.label.columnCount))
      return style.wrapped(
        row.text.safeForTerminal, indent: 16,
        first: "  " + style.colored(sign, color, .bold) + " " + style.colored(row.label, .dim)
          + padding)
    }.joined(separator: "\n")
  }

  private func block(_ finding: PairFinding) -> String {
    let (sign, color): (String, TextStyle.Color) =
      switch finding.severity {
      case .blocker: ("✗", .red)
      case .unverified: ("?", .red)
      case .alteration: ("!", .yellow)
      case .advice: ("·", .cyan)
      }
    return [
      style.wrapped(
        style.colored(finding.id.safeForTerminal, .dim), indent: 4,
        first: "  " + style.colored(sign, color, .bold) + " "),
      style.wrapped(finding.message.safeForTerminal, indent: 4),
      style.row("Do", finding.advice.safeForTerminal, indent: 4, column: 14),
    ].joined(separator: "\n")
  }

  private func closing(_ report: PairReport) -> String {
    Self.closingRows(report).map { style.row($0, $1.safeForTerminal) }.joined(separator: "\n")
  }

  /// What else there is to say of a pair, as labels and words.
  static func closingRows(_ report: PairReport) -> [(String, String)] {
    var rows: [(String, String)] = []
    if let search = report.search {
      rows.append(("Search", search.gain ?? "No other frames match better by enough to be seen."))
    }
    switch report.tail {
    case .written(let path, _, let frameCount):
      rows.append(("Tail", "the last \(frameCount) frames of A are in \(path)"))
    case .unavailable(let reason): rows.append(("Tail", reason))
    case nil: break
    }
    if let sheet = report.contactSheet { rows.append(("Look", sheet)) }
    rows += report.notes.map { ("Note", $0) }
    rows += [("start", report.start), ("end", report.end)].flatMap { name, still in
      still.record.check.map { ("Checked", "\(name): \(RepairCheckWords.sentence($0))") }
    }
    return rows
  }
}

/// Both pictures of a pair beside each other, a row for each thing that is compared.
struct PairTable {
  struct Row {
    let label: String
    let text: String
    /// Whether no finding speaks about it.
    let isFine: Bool
  }

  let rows: [Row]

  init(_ report: PairReport) {
    let ids = Set(report.findings.map(\.id))
    func row(_ label: String, _ text: String, _ suffixes: String...) -> Row {
      Row(label: label, text: text, isFine: !suffixes.contains { ids.contains("pair." + $0) })
    }
    let (start, end) = (report.start.measures, report.end.measures)
    let defects = FrameDefect.Kind.allCases.map(\.rawValue)
    func source(_ still: PairReport.Still, _ label: String, _ side: PairSide) -> Row {
      let isFine = !defects.contains { ids.contains("pair.\(side.rawValue).\($0)") }
      return Row(label: label, text: StillFrameWords(still.record).text, isFine: isFine)
    }
    var rows = [source(report.start, "A", .start), source(report.end, "B", .end)]
    rows.append(
      row(
        "Shape", Self.shape(report), "aspect.differs", "orientation.differs", "start.cropped",
        "end.cropped"))
    if let comparison = report.assessment.comparison {
      rows.append(row("Light", Self.light(start, end, comparison), "exposure.differs"))
      rows.append(row("Contrast", Self.contrast(start, end), "contrast.differs"))
      let color = Decimal.text(comparison.tintDifference, places: 1)
      rows.append(row("Colour", "\(color) apart at equal light (CIEDE2000)", "color.differs"))
      let likeness = Decimal.text(comparison.structuralLikeness, places: 2)
      rows.append(
        row("Likeness", "\(likeness) of 1 (SSIM)", "structure.differs", "pictures.same"))
    }
    rows.append(row("Blur", Self.blur(start, end), "sharpness.differs"))
    rows.append(
      row(
        "Subject", Self.subject(start, end, report.size.ratio), "subject.moves",
        "subject.changes-size"))
    self.rows = rows
  }

  private static func shape(_ report: PairReport) -> String {
    func words(_ still: PairStillMeasures) -> String {
      var changes: [String] = []
      if still.croppedShare > 0 {
        changes.append("\(MeasuredNumber.percent(still.croppedShare)) cropped")
      }
      if still.paddedShare > 0 {
        changes.append("\(MeasuredNumber.percent(still.paddedShare)) bars")
      }
      let change = changes.isEmpty ? "" : " (\(changes.joined(separator: ", ")))"
      return "\(still.originalSize)\(change)"
    }
    return "\(words(report.start.measures)) and \(words(report.end.measures))"
  }

  private static func light(
    _ start: PairStillMeasures, _ end: PairStillMeasures, _ comparison: FrameComparison
  ) -> String {
    let stops = Decimal.text(comparison.stops.magnitude, places: 1)
    let word = comparison.stops < 0 ? "darker" : "brighter"
    let change = stops == "0" ? "equally bright" : "\(stops) stops \(word)"
    return "\(MeasuredNumber.percent(start.light.meanLuma)) → "
      + "\(MeasuredNumber.percent(end.light.meanLuma)), \(change)"
  }

  private static func contrast(_ start: PairStillMeasures, _ end: PairStillMeasures) -> String {
    "\(MeasuredNumber.percent(start.light.contrast)) → "
      + "\(MeasuredNumber.percent(end.light.contrast))"
  }

  private static func blur(_ start: PairStillMeasures, _ end: PairStillMeasures) -> String {
    let first = Decimal.text(start.sharpness.blur, places: 2)
    return "\(first) → \(Decimal.text(end.sharpness.blur, places: 2)) of 1"
  }

  private static func subject(
    _ start: PairStillMeasures, _ end: PairStillMeasures, _ shape: AspectRatio
  ) -> String {
    guard let first = start.subject, let second = end.subject else {
      if start.subject == nil, end.subject == nil { return "none stands out in either frame" }
      return "none stands out in \(start.subject == nil ? "A" : "B")"
    }
    let aspect = shape.value.approximation
    let distance = MeasuredNumber.percent(first.distance(to: second, aspect: aspect))
    return "moves \(distance) of the diagonal, fills \(MeasuredNumber.percent(first.box.area)) → "
      + "\(MeasuredNumber.percent(second.box.area))"
  }
}
