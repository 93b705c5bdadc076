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
