package import MediaModel

/// A pair of stills for a transition: what was written, whether it will work, and why.
package struct PairReport: Sendable, Hashable {
  /// One of the two stills and where it comes from.
  package struct Still: Sendable, Hashable {
    package var record: StillRecord
    package var frame: PairFrame

    package init(record: StillRecord, frame: PairFrame) {
      self.record = record
      self.frame = frame
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
    search: PairSearch? = nil, better: PairSearch? = nil, tail: Tail? = nil,
    contactSheet: String? = nil, notes: [String] = []
  ) {
    self.start = start
    self.end = end
    self.size = size
    self.aspect = aspect
    self.aspectReason = aspectReason
    self.search = search
    self.tail = tail
    self.contactSheet = contactSheet
    self.notes = notes
    assessment = PairAssessment(
      start: start.frame, end: end.frame, taken: search, better: better)
  }

  package var findings: [PairFinding] { assessment.findings }

  /// The worst of the findings and of what the profiles say of the stills.
  package var verdict: Verdict {
    Verdict.worst(
      of: [assessment.verdict] + (start.record.check + end.record.check).map(\.verdict))
  }
}
