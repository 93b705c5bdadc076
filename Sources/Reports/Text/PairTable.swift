import Analysis
import MediaModel
import Preflight

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
    let (start, end) = (report.start.frame.measures, report.end.frame.measures)
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
      let color = MeasuredNumber.text(comparison.tintDifference, places: 1)
      rows.append(row("Colour", "\(color) apart at equal light (CIEDE2000)", "color.differs"))
      let likeness = MeasuredNumber.text(comparison.structuralLikeness, places: 2)
      rows.append(
        row("Likeness", "\(likeness) of 1 (SSIM)", "structure.differs", "pictures.same"))
    }
    rows.append(row("Blur", Self.blur(start, end), "sharpness.differs"))
    rows.append(
      row("Subject", Self.subject(start, end), "subject.moves", "subject.changes-size"))
    self.rows = rows
  }

  private static func shape(_ report: PairReport) -> String {
    func words(_ frame: PairFrame) -> String {
      var changes: [String] = []
      if frame.croppedShare > 0 {
        changes.append("\(MeasuredNumber.percent(frame.croppedShare)) cropped")
      }
      if frame.paddedShare > 0 {
        changes.append("\(MeasuredNumber.percent(frame.paddedShare)) bars")
      }
      let change = changes.isEmpty ? "" : " (\(changes.joined(separator: ", ")))"
      return "\(frame.originalSize)\(change)"
    }
    return "\(words(report.start.frame)) and \(words(report.end.frame))"
  }

  private static func light(
    _ start: FrameMeasures, _ end: FrameMeasures, _ comparison: FrameComparison
  ) -> String {
    let stops = MeasuredNumber.text(comparison.stops.magnitude, places: 1)
    let word = comparison.stops < 0 ? "darker" : "brighter"
    let change = stops == "0" ? "equally bright" : "\(stops) stops \(word)"
    return "\(MeasuredNumber.percent(start.light.meanLuma)) → "
      + "\(MeasuredNumber.percent(end.light.meanLuma)), \(change)"
  }

  private static func contrast(_ start: FrameMeasures, _ end: FrameMeasures) -> String {
    "\(MeasuredNumber.percent(start.light.contrast)) → "
      + "\(MeasuredNumber.percent(end.light.contrast))"
  }

  private static func blur(_ start: FrameMeasures, _ end: FrameMeasures) -> String {
    let first = MeasuredNumber.text(start.sharpness.blur, places: 2)
    return "\(first) → \(MeasuredNumber.text(end.sharpness.blur, places: 2)) of 1"
  }

  private static func subject(_ start: FrameMeasures, _ end: FrameMeasures) -> String {
    guard let first = start.subject, let second = end.subject else {
      if start.subject == nil, end.subject == nil { return "none stands out in either picture" }
      return "none stands out in \(start.subject == nil ? "A" : "B")"
    }
    let aspect = start.size.ratio.value.approximation
    let distance = MeasuredNumber.percent(first.distance(to: second, aspect: aspect))
    return "moves \(distance) of the diagonal, fills \(MeasuredNumber.percent(first.box.area)) → "
      + "\(MeasuredNumber.percent(second.box.area))"
  }
}
