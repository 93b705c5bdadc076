/// What draws the eye in a frame: where it is and how large.
///
/// Places are shares of the frame's width and height, from 0 at the left and top to 1.
package struct Subject: Sendable, Hashable {
  /// A point of a frame.
  package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }

  /// An upright rectangle of a frame.
  package struct Box: Sendable, Hashable {
    package var left: Double
    package var top: Double
    package var right: Double
    package var bottom: Double

    package init(left: Double, top: Double, right: Double, bottom: Double) {
      (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    /// The share of the frame that it covers.
    package var area: Double { (right - left) * (bottom - top) }
  }

  /// The centre of its weight, which is not always that of the box.
  package var center: Point
  /// What holds nearly all of it.
  package var box: Box
  /// How clearly it stands out, from 0 to 1: the share of all that draws the eye which lies in the box,
  /// beyond the share of the frame that the box covers.
  package var confidence: Double

  package init(center: Point, box: Box, confidence: Double) {
    (self.center, self.box, self.confidence) = (center, box, confidence)
  }

  /// How far it is to another subject's centre, as a share from 0 to 1 of the diagonal of frames whose
  /// width is `aspect` times their height.
  package func distance(to other: Subject, aspect: Double) -> Double {
    let x = (other.center.x - center.x) * aspect
    let y = other.center.y - center.y
    return ((x * x + y * y) / (aspect * aspect + 1)).squareRoot()
  }
}

/// Looks for what draws the eye in a frame: whatever no path of like colours leads to from the edge.
///
/// Zhang, Sclaroff, Lin, Shen, Price and Mech, "Minimum Barrier Salient Object Detection at 80 FPS",
/// 2015 (MB+): the distance to the edge, the contrast with the edge, and a preference for the middle.
/// Of spectral residual (2007), frequency-tuned (2009), centre-surround and this one, it framed the
/// subject best in 118 frames of 64 real clips and images.
struct SubjectSearch {
  /// The least barrier, summed over the three values of CIELAB, between a subject and the edge.
  ///
  /// Mist, noise and faint marks of coding stay below it in the same frames; titles and faces do not.
  private static let leastBarrier: Float = 25
  /// The least confidence with which a subject is named.
  ///
  /// Frames without one (a keyboard, a street, a row of caps, written paper) reach 0.1 to 0.33.
  private static let leastConfidence = 0.35

  let subject: Subject?

  init(in planes: LabPlanes) {
    let frame = ActiveArea(of: planes.lightness)
    let inside = planes.cropped(to: frame).softened
    let barrier = MinimumBarrier.map(of: inside)
    guard barrier.values.max() ?? 0 >= Self.leastBarrier else {
      subject = nil
      return
    }
    var map = barrier.normalized
    let contrast = EdgeContrast.map(of: inside).normalized
    for place in map.values.indices { map.values[place] += contrast.values[place] }
    map = map.preferringTheMiddle.softened.normalized
    let found = SubjectRegion.find(in: map)
    subject = found.flatMap {
      $0.confidence < Self.leastConfidence ? nil : frame.placed($0)
    }
  }
}

extension LabPlanes {
  fileprivate func cropped(to frame: ActiveArea) -> [Grid] {
    [lightness, greenRed, blueYellow].map { $0.cropped(across: frame.across, down: frame.down) }
  }
}

extension [Grid] {
  fileprivate var softened: [Grid] { map(\.softened) }
}
