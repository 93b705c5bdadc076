package import Analysis
package import MediaModel

/// A pair of stills for a transition: what was written, whether it will work, and why.
package struct PairReport: Sendable, Hashable {
  /// One of the two stills and where it comes from.
  package struct Still: Sendable, Hashable {
    package var record: StillRecord
    package var measures: PairStillMeasures

    package init(record: StillRecord, measures: PairStillMeasures) {
      self.record = record
      self.measures = measures
    }
  }

  /// The end of clip A as a reference clip.
  package enum Tail: Sendable, Hashable {
    /// It was cut.
    case written(path: String, firstFrame: Int?, frameCount: Int)
    /// It was not cut, and why.
    case unavailable(reason: String)
  }

  package var start: Still
  package var end: Still
  /// The size of both stills.
  package var size: PixelSize
  /// Their shape, by its common name where it has one.
  package var aspect: AspectRatio
  /// Why this shape was chosen, one sentence.
  package var aspectReason: String
  package var assessment: PairAssessment
  /// What `--search` found, or nil when it was not asked for.
  package var search: PairSearch?
  /// Nil when it was not asked for.
  package var tail: Tail?
  /// The path of the picture that shows the pair, or nil when there is none.
  package var contactSheet: String?
  /// What else a person ought to know, a sentence each.
  package var notes: [String]

  package init(
    start: Still, end: Still, size: PixelSize, aspect: AspectRatio, aspectReason: String,
    assessment: PairAssessment, search: PairSearch? = nil, tail: Tail? = nil,
    contactSheet: String? = nil, notes: [String] = []
  ) {
    self.start = start
    self.end = end
    self.size = size
    self.aspect = aspect
    self.aspectReason = aspectReason
    self.assessment = assessment
    self.search = search
    self.tail = tail
    self.contactSheet = contactSheet
    self.notes = notes
  }

  package var findings: [PairFinding] { assessment.findings }

  /// The paths of all files that were written, the document left out.
  package var paths: [String] {
    var paths = [start.record.path, end.record.path]
    if case .written(let path, _, _)? = tail { paths.append(path) }
    return paths + [contactSheet].compactMap(\.self)
  }

  /// The worst of the findings and of what the profiles say of the stills.
  package var verdict: Verdict {
    Verdict.worst(
      of: [assessment.verdict] + (start.record.check + end.record.check).map(\.verdict))
  }
}

/// What was measured of one still of a pair, and what bringing it to the shared size cost.
package struct PairStillMeasures: Sendable, Hashable {
  package var light: Light
  /// The mean of all its colours.
  package var color: LabColor
  package var sharpness: Sharpness
  /// What draws the eye, or nil when nothing clearly does.
  package var subject: Subject?
  /// The size of its picture as it was seen before.
  package var originalSize: PixelSize
  /// The share of the picture that was cut off, from 0 to 1.
  package var croppedShare: Double
  /// The share of the still that is bars, from 0 to 1.
  package var paddedShare: Double

  package init(
    light: Light, color: LabColor, sharpness: Sharpness, subject: Subject?,
    originalSize: PixelSize, croppedShare: Double, paddedShare: Double
  ) {
    (self.light, self.color, self.sharpness, self.subject) = (light, color, sharpness, subject)
    self.originalSize = originalSize
    (self.croppedShare, self.paddedShare) = (croppedShare, paddedShare)
  }

  /// What is reported of a frame of a pair.
  package init(_ frame: PairFrame) {
    let measures = frame.measures
    self.init(
      light: measures.light, color: measures.color, sharpness: measures.sharpness,
      subject: measures.subject, originalSize: frame.originalSize,
      croppedShare: frame.croppedShare, paddedShare: frame.paddedShare)
  }
}

/// The pictures of a pair for a transition, and what differs between them.
package struct PairPictures: Sendable, Hashable {
  package var start: Thumbnail
  package var end: Thumbnail
  package var difference: Thumbnail
  /// How many times the difference is amplified.
  package var factor: Int

  package init(start: Thumbnail, end: Thumbnail, difference: Thumbnail, factor: Int) {
    self.start = start
    self.end = end
    self.difference = difference
    self.factor = factor
  }
}

/// One picture of a pair, to be judged: what it is like in the size that both share, and where it comes from.
package struct PairFrame: Sendable, Hashable {
  /// What the picture is like after it was brought to the shared size.
  package var measures: FrameMeasures
  /// Its size as it was seen before.
  package var originalSize: PixelSize
  /// The share of the picture that was cut off, from 0 to 1.
  package var croppedShare: Double
  /// The share of the result that is bars, from 0 to 1.
  package var paddedShare: Double
  /// When it is shown, counted from the clip's first frame; nil for a picture file.
  package var time: MediaTime?
  /// The frames around it, and which of them it is; nil for a picture file.
  package var surroundings: Surroundings?

  /// The frames around a picture.
  package struct Surroundings: Sendable, Hashable {
    package var run: FrameRun
    /// The picture's number in the run.
    package var index: Int

    package init(run: FrameRun, index: Int) {
      self.run = run
      self.index = index
    }
  }

  package init(
    measures: FrameMeasures, originalSize: PixelSize, croppedShare: Double = 0,
    paddedShare: Double = 0, time: MediaTime? = nil, surroundings: Surroundings? = nil
  ) {
    self.measures = measures
    self.originalSize = originalSize
    self.croppedShare = croppedShare
    self.paddedShare = paddedShare
    self.time = time
    self.surroundings = surroundings
  }

  /// What is wrong with the picture as a frame of its clip, or by itself.
  package var defects: [FrameDefect] {
    guard let surroundings else {
      return FrameRun([MeasuredFrame(time: .zero, measures: measures)]).defects[0]
    }
    return surroundings.run.defects[surroundings.index]
  }
}

/// Which of the two pictures of a transition is meant.
package enum PairSide: String, Sendable, Hashable, CaseIterable {
  /// The one it starts from: the end of clip A.
  case start
  /// The one it leads to: the start of clip B.
  case end

  /// The clip that the picture comes from, in messages.
  package var clip: String {
    switch self {
    case .start: "A"
    case .end: "B"
    }
  }

  /// The picture, in messages.
  package var name: String {
    switch self {
    case .start: "the end of A"
    case .end: "the start of B"
    }
  }
}

/// The roles in which a profile takes the two ends of a transition.
package struct PairRoles: Sendable, Hashable {
  package var start: String
  /// The same as `start` where a profile takes both in one role, in their order.
  package var end: String

  package init(start: String, end: String) {
    self.start = start
    self.end = end
  }

  /// The roles of a profile, or nil when it takes no two pictures that could be a start and an end.
  package init?(_ profile: Profile) {
    if let known = FramePair(profile) {
      self.init(start: known.start, end: known.end)
      return
    }
    let pictures = profile.mediaInputs.filter { $0.media.contains(.image) }
    let starts = pictures.filter { $0.isNamed(by: Self.startWords) }
    let ends = pictures.filter { $0.isNamed(by: Self.endWords) }
    if starts.count == 1, ends.count == 1 {
      self.init(start: starts[0].role, end: ends[0].role)
      return
    }
    let several = pictures.filter { $0.isNamed(by: Self.frameWords) && ($0.maximum ?? 2) >= 2 }
    guard several.count == 1 else { return nil }
    self.init(start: several[0].role, end: several[0].role)
  }

  private static let startWords: Set<String> = ["start", "first", "begin", "beginning"]
  private static let endWords: Set<String> = ["end", "last", "tail"]
  /// Of several pictures under such a name, the first and the last are the ends.
  private static let frameWords: Set<String> = ["frame", "frames", "keyframe", "keyframes"]
}

extension Input {
  /// Whether one of the words stands in the role's name.
  fileprivate func isNamed(by words: Set<String>) -> Bool {
    let parts = role.lowercased().split { !$0.isLetter }.map(String.init)
    return parts.contains(where: words.contains)
  }
}
