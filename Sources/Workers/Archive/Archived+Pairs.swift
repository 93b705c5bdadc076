package import Analysis
import MediaModel
package import Preflight
package import Preprocess
package import Store
import System

// What is asked about a pair for a transition and what comes back, as bytes.

extension TransitionOptions: Archived {
  package static var blank: TransitionOptions { TransitionOptions() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try aspectChange.archive(with: &coder)
    try focus.archive(with: &coder)
    try background.archive(with: &coder)
    try followsRecommendations.archive(with: &coder)
    try search.archive(with: &coder)
    try tail.archive(with: &coder)
  }
}

extension PairIllustrations: Archived {
  package static var blank: PairIllustrations { .none }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try hasSheet.archive(with: &coder)
    try page.archive(with: &coder)
  }
}

extension WrittenPair: Archived {
  package static var blank: WrittenPair {
    WrittenPair(report: .blank, facts: (.blank, .blank), pictures: nil, sections: [])
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try report.archive(with: &coder)
    try facts.start.archive(with: &coder)
    try facts.end.archive(with: &coder)
    try pictures.archive(with: &coder)
    try sections.archive(with: &coder)
  }
}

extension PairReport: Archived {
  package static var blank: PairReport {
    PairReport(
      start: .blank, end: .blank, size: .blank, aspect: .blank,
      aspectReason: "", assessment: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try start.archive(with: &coder)
    try end.archive(with: &coder)
    try size.archive(with: &coder)
    try aspect.archive(with: &coder)
    try aspectReason.archive(with: &coder)
    try assessment.archive(with: &coder)
    try search.archive(with: &coder)
    try tail.archive(with: &coder)
    try contactSheet.archive(with: &coder)
    try notes.archive(with: &coder)
  }
}

extension PairReport.Still: Archived {
  package static var blank: PairReport.Still { .init(record: .blank, measures: .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try record.archive(with: &coder)
    try measures.archive(with: &coder)
  }
}

extension PairReport.Tail: Archived {
  package static var blank: PairReport.Tail { .unavailable(reason: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (isWritten, text, first, count) = (false, "", Int?.none, 0)
    switch self {
    case .written(let path, let firstFrame, let frameCount):
      (isWritten, text, first, count) = (true, path, firstFrame, frameCount)
    case .unavailable(let reason): text = reason
    }
    try isWritten.archive(with: &coder)
    try text.archive(with: &coder)
    try first.archive(with: &coder)
    try count.archive(with: &coder)
    self =
      isWritten
      ? .written(path: text, firstFrame: first, frameCount: count) : .unavailable(reason: text)
  }
}

extension PairStillMeasures: Archived {
  package static var blank: PairStillMeasures {
    PairStillMeasures(
      light: .blank, color: .blank, sharpness: .blank, subject: nil, originalSize: .blank,
      croppedShare: 0, paddedShare: 0)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try light.archive(with: &coder)
    try color.archive(with: &coder)
    try sharpness.archive(with: &coder)
    try subject.archive(with: &coder)
    try originalSize.archive(with: &coder)
    try croppedShare.archive(with: &coder)
    try paddedShare.archive(with: &coder)
  }
}

extension Light: Archived {
  package static var blank: Light {
    Light(meanLuma: 0, contrast: 0, meanLuminance: 0, darkShare: 0)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = Light(
      meanLuma: try coder.coded(meanLuma), contrast: try coder.coded(contrast),
      meanLuminance: try coder.coded(meanLuminance), darkShare: try coder.coded(darkShare))
  }
}

extension LabColor: Archived {
  package static var blank: LabColor { LabColor(lightness: 0, greenRed: 0, blueYellow: 0) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try lightness.archive(with: &coder)
    try greenRed.archive(with: &coder)
    try blueYellow.archive(with: &coder)
  }
}

extension Sharpness: Archived {
  package static var blank: Sharpness { Sharpness(blur: 0, laplacianVariance: 0) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = Sharpness(
      blur: try coder.coded(blur), laplacianVariance: try coder.coded(laplacianVariance))
  }
}

extension Subject: Archived {
  package static var blank: Subject {
    Subject(
      center: Point(x: 0, y: 0), box: Box(left: 0, top: 0, right: 0, bottom: 0), confidence: 0)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try center.x.archive(with: &coder)
    try center.y.archive(with: &coder)
    try box.left.archive(with: &coder)
    try box.top.archive(with: &coder)
    try box.right.archive(with: &coder)
    try box.bottom.archive(with: &coder)
    try confidence.archive(with: &coder)
  }
}

extension PairAssessment: Archived {
  package static var blank: PairAssessment { PairAssessment(comparison: nil, findings: []) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = PairAssessment(
      comparison: try coder.coded(comparison), findings: try coder.coded(findings))
  }
}

extension FrameComparison: Archived {
  package static var blank: FrameComparison {
    FrameComparison(
      structuralLikeness: 0, meanDifference: 0, colorDistance: 0, colorDifference: 0,
      tintDifference: 0, stops: 0)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = FrameComparison(
      structuralLikeness: try coder.coded(structuralLikeness),
      meanDifference: try coder.coded(meanDifference),
      colorDistance: try coder.coded(colorDistance),
      colorDifference: try coder.coded(colorDifference),
      tintDifference: try coder.coded(tintDifference), stops: try coder.coded(stops))
  }
}

extension PairFinding: Archived {
  package static var blank: PairFinding {
    PairFinding(
      id: "", measured: Measured(0), threshold: Threshold(.atMost, 0, origin: ""), message: "",
      advice: "")
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try id.archive(with: &coder)
    try severity.archive(with: &coder)
    try side.archive(with: &coder)
    try measured.value.archive(with: &coder)
    try measured.unit.archive(with: &coder)
    try threshold.bound.archive(with: &coder)
    try threshold.value.archive(with: &coder)
    try threshold.origin.archive(with: &coder)
    try message.archive(with: &coder)
    try advice.archive(with: &coder)
  }
}

extension Severity: ArchivedChoice {}
extension PairSide: ArchivedChoice {}
extension PairFinding.Threshold.Bound: ArchivedChoice {
  package static var blank: PairFinding.Threshold.Bound { .atMost }
}

extension PairSearch: Archived {
  package static var blank: PairSearch {
    PairSearch(
      start: 0, end: 0, match: .blank, before: .blank, startShift: .zero, endShift: .zero)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = PairSearch(
      start: try coder.coded(start), end: try coder.coded(end), match: try coder.coded(match),
      before: try coder.coded(before), startShift: try coder.coded(startShift),
      endShift: try coder.coded(endShift))
  }
}

extension PairMatch: Archived {
  package static var blank: PairMatch {
    PairMatch(subjectDistance: nil, stops: 0, colorDistance: 0, blur: 0)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = PairMatch(
      subjectDistance: try coder.coded(subjectDistance), stops: try coder.coded(stops),
      colorDistance: try coder.coded(colorDistance), blur: try coder.coded(blur))
  }
}

extension PairPictures: Archived {
  package static var blank: PairPictures {
    PairPictures(start: .blank, end: .blank, difference: .blank, factor: 1)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try start.archive(with: &coder)
    try end.archive(with: &coder)
    try difference.archive(with: &coder)
    try factor.archive(with: &coder)
  }
}

extension RefusedPair: Archived {
  package static var blank: RefusedPair { RefusedPair(path: nil, refusals: []) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try path.archive(with: &coder)
    try refusals.archive(with: &coder)
  }
}
