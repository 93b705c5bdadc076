package import MediaModel

/// Frames of a clip that follow each other, and what is wrong with each of them.
///
/// Frames are judged by their neighbours: pass half a second or more on both sides of the frame that is
/// meant, as far as the clip reaches.
package struct FrameRun: Sendable, Hashable {
  /// The frames in the order of presentation.
  package let frames: [MeasuredFrame]
  /// For each frame what is wrong with it, the worst first.
  package let defects: [[FrameDefect]]
  /// Whether nothing moves from the first frame to the last.
  ///
  /// A scene without motion is nobody's mistake, so its frames are not called frozen.
  package let isStill: Bool

  /// Judges frames, which have to be in the order of presentation and of the same size.
  package init(_ frames: [MeasuredFrame]) {
    let neighbors = Neighborhood(frames)
    let stillness = StillnessSearch(frames)
    let fades = FadeSearch(frames, neighbors)
    let blur = BlurSearch(neighbors)
    self.frames = frames
    isStill = stillness.isStill
    defects = frames.indices.map { index in
      let measures = frames[index].measures
      if let emptiness = EmptinessCheck.defect(of: measures.light) { return [emptiness] }
      return [
        fades.defect(at: index), blur.defect(of: measures.sharpness, at: index),
        stillness.defect(at: index),
      ].compactMap(\.self)
    }
  }

  /// Whether a frame makes a good still.
  package func isGood(_ index: Int) -> Bool {
    defects[index].allSatisfy { !$0.kind.makesPoorStill }
  }

  /// The number of the good frame that is nearest in time to a frame, the frame itself if it is good,
  /// the earlier one of two that are equally near; nil when there is none.
  package func nearestGood(to index: Int) -> Int? {
    nearestGood(to: frames[index].time)
  }

  /// The number of the good frame that is nearest to a time, the earlier one of two that are equally
  /// near; nil when there is none.
  package func nearestGood(to time: MediaTime) -> Int? {
    frames.indices.filter(isGood).min { left, right in
      distance(left, time) < distance(right, time)
    }
  }

  private func distance(_ index: Int, _ time: MediaTime) -> Rational {
    (frames[index].time - time).seconds.magnitude
  }
}

/// A frame of a clip and what it is like.
package struct MeasuredFrame: Sendable, Hashable {
  /// When it is shown, counted from the clip's first frame.
  package var time: MediaTime
  package var measures: FrameMeasures

  package init(time: MediaTime, measures: FrameMeasures) {
    self.time = time
    self.measures = measures
  }
}

/// Something that makes a frame a poor still, or that its taker ought to know.
package struct FrameDefect: Sendable, Hashable {
  /// The kinds of defect, the worst first.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Nearly all of it is black.
    case black
    /// All of it has one brightness.
    case flat
    /// It is on its way from or to black or white.
    case fade
    /// It is far less sharp than the frames around it, or than any usable frame.
    case blurred
    /// Nothing has moved for a while, although something moved before or after.
    case frozen
    /// It repeats the frame before.
    case duplicate

    /// Whether the frame would be a poor still; a repeated frame is as good as the one it repeats.
    package var makesPoorStill: Bool {
      switch self {
      case .black, .flat, .fade, .blurred, .frozen: true
      case .duplicate: false
      }
    }
  }

  package var kind: Kind
  /// What was measured, in the unit of the threshold.
  package var measured: Double
  /// What it was measured against.
  package var threshold: Double
  /// Where the threshold comes from, one sentence.
  package var origin: String
  /// What is wrong, one sentence with the measured value.
  package var message: String
}
