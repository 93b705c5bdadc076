package import Analysis
import MediaModel

/// How well two pictures match as the ends of a transition.
///
/// What a viewer would notice is added up, each in parts of the difference from which it becomes a
/// finding: how far the subject moves, how the light and the colours at the same places differ, and how
/// blurred the worse of both pictures is.
package struct PairMatch: Sendable, Hashable {
  /// How far the subject moves, as a share of the diagonal; nil when a picture has no clear subject.
  package let subjectDistance: Double?
  /// How many stops brighter the second picture is; negative when it is darker.
  package let stops: Double
  /// The mean distance of the colours at the same places (CIE 1976).
  package let colorDistance: Double
  /// How blurred the worse of both pictures is, from 0 to 1.
  package let blur: Double

  /// The colour distance that weighs as much as a finding: 2.9 % of pairs of frames one second apart
  /// in a shot differ by more, and 94 % of pairs from different clips.
  private static let colorUnit = 20.0

  /// The match of two pictures, which have to be of the same shape.
  package init(of first: FrameMeasures, with second: FrameMeasures) {
    let aspect = first.size.ratio.value.approximation
    subjectDistance = first.subject.flatMap { subject in
      second.subject.map { subject.distance(to: $0, aspect: aspect) }
    }
    stops = first.light.stops(to: second.light)
    colorDistance = first.signature.distance(to: second.signature)
    blur = max(first.sharpness.blur, second.sharpness.blur)
  }

  /// What stands between the pictures; 0 for the same sharp picture twice.
  package var cost: Double {
    // Nobody knows where no subject is; halfway to a finding favours neither answer.
    (subjectDistance.map { $0 / PairLimits.subjectMove.value } ?? 0.5)
      + stops.magnitude / PairLimits.exposure.value + colorDistance / Self.colorUnit
      + blur / PairLimits.sharpness.value / 2
  }
}

extension PairMatch: Comparable {
  /// Whether the left pair matches better.
  package static func < (left: PairMatch, right: PairMatch) -> Bool { left.cost < right.cost }
}
