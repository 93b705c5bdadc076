public import MediaModel

/// A pair of stills for a transition: what was written, whether it will work, and why.
public struct PairReport: Sendable, Hashable {
  /// One of the two stills and where it comes from.
  public struct Still: Sendable, Hashable {
    public var record: StillRecord
    public var frame: PairFrame

    public init(record: StillRecord, frame: PairFrame) {
      self.record = record
      self.frame = frame
    }
  }

  /// The end of clip A as a reference clip.
  public enum Tail: Sendable, Hashable {
    /// It was cut.
    case written(path: String, firstFrame: Int?, frameCount: Int)
    /// It was not cut, and why.
    case unavailable(reason: String)
  }

  public var start: Still
  public var end: Still
  /// The size of both stills.
  public var size: PixelSize
  /// Their shape, by its common name where it has one.
  public var aspect: AspectRatio
  /// Why this shape was chosen, one sentence.
  public var aspectReason: String
  public var assessment: PairAssessment
  /// What `--search` found, or nil when it was not asked for.
  public var search: PairSearch?
  /// Nil when it was not asked for.
  public var tail: Tail?
  /// The path of the picture that shows the pair, or nil when there is none.
  public var contactSheet: String?
  /// What else a person ought to know, a sentence each.
  public var notes: [String]

  public init(
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

  public var findings: [PairFinding] { assessment.findings }

  /// The worst of the findings and of what the profiles say of the stills.
  public var verdict: Verdict {
    Verdict.worst(
      of: [assessment.verdict] + (start.record.check + end.record.check).map(\.verdict))
  }
}
