import Analysis
import MediaModel
import Preflight

/// The figures of a pair that matter, a line each, as short as a picture has room for.
struct PairFigures {
  struct Row {
    let label: String
    package let value: String
    /// Whether a finding speaks of it.
    let isNotable: Bool
  }

  let rows: [Row]

  init(_ report: PairReport) {
    let (start, end) = (report.start.frame, report.end.frame)
    let ids = Set(report.findings.map(\.id))
    func row(_ label: String, _ value: String?, _ names: String...) -> Row? {
      value.map { value in
        Row(
          label: label, value: value,
          isNotable: ids.contains { id in names.contains { id.hasPrefix("pair.\($0)") } })
      }
    }
    let look = report.assessment.comparison
    let losses = [start, end].map { MeasuredNumber.percent(max($0.croppedShare, $0.paddedShare)) }
    let isPadded = start.paddedShare + end.paddedShare > 0
    let aspect = report.size.ratio.value.approximation
    let move = start.measures.subject.flatMap { subject in
      end.measures.subject.map { subject.distance(to: $0, aspect: aspect) }
    }
    rows = [
      row("SIZE", "\(report.size.width) × \(report.size.height)  (\(report.aspect))"),
      row("FROM", "\(Self.size(start))  +  \(Self.size(end))", "aspect", "orientation"),
      row(
        isPadded ? "BARS" : "CROPPED", "\(losses[0])  +  \(losses[1])", "start.cropped",
        "end.cropped"),
      row(
        "LIKENESS", look.map { "SSIM \(MeasuredNumber.text($0.structuralLikeness, places: 2))" },
        "structure"),
      row("EXPOSURE", look.map { Self.stops($0.stops) }, "exposure"),
      row("CONTRAST", Self.contrast(start, end), "contrast"),
      row("COLOUR", look.map { Self.tint($0.tintDifference) }, "color"),
      row(
        "SHARPNESS", "BLUR \(Self.blur(start))  /  \(Self.blur(end))", "sharpness",
        "start.blurred", "end.blurred"),
      row(
        "SUBJECT",
        move.map { "MOVES \(MeasuredNumber.percent($0)) OF THE DIAGONAL" } ?? "NOT CLEAR",
        "subject"),
    ].compactMap(\.self)
  }

  private static func size(_ frame: PairFrame) -> String {
    "\(frame.originalSize.width) × \(frame.originalSize.height)"
  }

  private static func stops(_ stops: Double) -> String {
    let sign = stops > 0 ? "+" : ""
    return "\(sign)\(MeasuredNumber.text(stops, places: 1)) STOPS"
  }

  private static func tint(_ difference: Double) -> String {
    "DELTA E \(MeasuredNumber.text(difference, places: 1)) (EQUAL LIGHT)"
  }

  private static func blur(_ frame: PairFrame) -> String {
    MeasuredNumber.text(frame.measures.sharpness.blur, places: 2)
  }

  private static func contrast(_ start: PairFrame, _ end: PairFrame) -> String {
    "\(MeasuredNumber.percent(start.measures.light.contrast))  /  "
      + MeasuredNumber.percent(end.measures.light.contrast)
  }
}
