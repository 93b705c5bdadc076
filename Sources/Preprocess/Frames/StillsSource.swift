import Analysis
import Media
import MediaModel
import Preflight

/// The pictures that become stills: frames of a clip or an animation, or the one picture of a file.
struct StillsSource {
  /// A picture that is wanted.
  struct Wanted {
    /// Nil for the one picture of a file.
    var address: FrameAddress?
    /// How it was asked for.
    var request: String
    var replacement: StillRecord.Replacement?
    var notes: [String] = []
  }

  /// A picture that is there.
  struct Still {
    var wanted: Wanted
    var source: FrameStillWriter.Source
    var traits = FrameTraits()
  }

  /// In the order of presentation.
  let wanted: [Wanted]
  private let reader: FrameReader?
  private let survey: FrameSurvey?
  private let deinterlacing: FrameRendition.FieldOrder?

  /// Finds the pictures.
  ///
  /// - Throws: `MediaError` when there is no such frame or the file cannot be read, `RequestError` when
  ///   what is asked makes no sense in the file.
  init(_ facts: MediaFacts, _ wishes: FrameWishes, planner: FrameStillPlanner) throws {
    deinterlacing = planner.fields.deinterlacing
    if facts.kind == .image, facts.image?.isAnimated != true {
      (reader, survey) = (nil, nil)
      wanted = [try Self.onlyPicture(of: facts.path, wishes.picks)]
      return
    }
    let reader = try FrameReader(facts.path, track: facts.mainVideo?.index ?? 0)
    let survey = FrameSurvey(reader: reader, planner: planner)
    (self.reader, self.survey) = (reader, survey)
    let rate = facts.mainVideo?.frameRate
    let picks = try FramePicks(wishes.picks, of: reader, rate: rate?.nominal ?? rate?.average)
    guard wishes.avoidsBadFrames else {
      wanted = picks.picks.map { Wanted(address: $0.address, request: $0.request) }
      return
    }
    let good = GoodFrames(reader: reader, survey: survey)
    wanted = try Self.joined(picks.picks.map { try Self.good($0, good) })
  }

  /// Decodes the pictures and hands them over in the order of presentation.
  ///
  /// - Throws: what `body` throws, `MediaError` when a picture cannot be decoded.
  func eachStill(_ body: (Still) throws -> Void) throws {
    guard let reader, let survey else {
      for one in wanted { try body(Still(wanted: one, source: .file)) }
      return
    }
    var next = 0
    try reader.read(wanted.compactMap(\.address), deinterlacing: deinterlacing) { frame in
      var one = wanted[next]
      next += 1
      one.address = frame.address
      if one.replacement == nil, one.notes.isEmpty, let defect = try survey.defect(of: frame) {
        one.notes.append("\(defect.message) --avoid-bad takes the nearest good frame instead.")
      }
      try body(Still(wanted: one, source: .frame(frame), traits: frame.traits))
    }
  }

  private static func onlyPicture(of path: String, _ picks: [FrameWishes.Pick]) throws -> Wanted {
    for pick in picks where !pick.meansOnlyPicture {
      throw MediaError(
        .noSuchFrame, path: path,
        reason: "is a still picture: it has no frame \(pick.words), only --first, which is --last.")
    }
    return Wanted(address: nil, request: picks.map(\.words).uniqued.joined(separator: ", "))
  }

  private static func good(_ pick: FramePicks.Pick, _ frames: GoodFrames) throws -> Wanted {
    var wanted = Wanted(address: pick.address, request: pick.request)
    switch try frames.nearest(to: pick.address) {
    case .good: break
    case .instead(let other, let reason):
      wanted.address = other
      wanted.replacement = StillRecord.Replacement(wanted: pick.address, reason: reason)
    case .none(let reason, let distance):
      let seconds = distance.seconds.shortDecimal(places: 1)
      wanted.notes.append("\(reason) No frame within \(seconds) s of it is better.")
    }
    return wanted
  }

  /// The pictures in the order of presentation, those joined for which the same frame is taken.
  private static func joined(_ all: [Wanted]) -> [Wanted] {
    var joined: [Wanted] = []
    for one in all {
      if let place = joined.firstIndex(where: { $0.address?.ticks == one.address?.ticks }) {
        joined[place].request += ", \(one.request)"
        joined[place].replacement = joined[place].replacement ?? one.replacement
      } else {
        joined.append(one)
      }
    }
    return joined.sorted { ($0.address?.ticks ?? 0) < ($1.address?.ticks ?? 0) }
  }
}

extension FrameWishes.Pick {
  /// Whether a file with one picture has it.
  fileprivate var meansOnlyPicture: Bool {
    switch self {
    case .first, .last, .number(0), .every, .at(.frames(0)), .at(.time(.zero)): true
    case .number, .at: false
    }
  }
}
