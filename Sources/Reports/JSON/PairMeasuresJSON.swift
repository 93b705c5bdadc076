import Analysis
import MediaModel
import Preflight

/// What was measured of a pair, as JSON.
enum PairMeasuresJSON {
  static func still(_ still: PairReport.Still) -> JSONValue {
    let (frame, measures) = (still.frame, still.frame.measures)
    return .known([
      "still": .object(
        [.init("source", .string(still.record.source))] + StillJSON.members(still.record)),
      "originalSize": FactsJSON.size(frame.originalSize),
      "croppedShare": .measured(frame.croppedShare), "paddedShare": .measured(frame.paddedShare),
      "meanLuma": .measured(measures.light.meanLuma),
      "contrast": .measured(measures.light.contrast),
      "darkShare": .measured(measures.light.darkShare), "meanColor": color(measures.color),
      "blur": .measured(measures.sharpness.blur),
      "laplacianVariance": .measured(measures.sharpness.laplacianVariance),
      "subject": measures.subject.map(subject),
    ])
  }

  static func comparison(_ comparison: FrameComparison, of report: PairReport) -> JSONValue {
    let (first, second) = (report.start.frame.measures, report.end.frame.measures)
    let aspect = report.size.ratio.value.approximation
    let distance = first.subject.flatMap { subject in
      second.subject.map { subject.distance(to: $0, aspect: aspect) }
    }
    return .known([
      "ssim": .measured(comparison.structuralLikeness),
      "meanDifference": .measured(comparison.meanDifference),
      "exposureStops": .measured(comparison.stops),
      "colorDifference": .measured(comparison.colorDifference),
      "tintDifference": .measured(comparison.tintDifference),
      "colorDistance": .measured(comparison.colorDistance),
      "subjectDistance": distance.map(JSONValue.measured),
    ])
  }

  private static func color(_ color: LabColor) -> JSONValue {
    .known([
      "l": .measured(color.lightness), "a": .measured(color.greenRed),
      "b": .measured(color.blueYellow),
    ])
  }

  private static func subject(_ subject: Subject) -> JSONValue {
    .known([
      "x": .measured(subject.center.x), "y": .measured(subject.center.y),
      "left": .measured(subject.box.left), "top": .measured(subject.box.top),
      "right": .measured(subject.box.right), "bottom": .measured(subject.box.bottom),
      "confidence": .measured(subject.confidence),
    ])
  }
}

extension JSONValue {
  /// A measured number to the millionth.
  static func measured(_ value: Double) -> JSONValue {
    .decimal(MeasuredNumber.text(value, places: 6))
  }
}
