import Analysis
import Media
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
  init(_ facts: MediaFacts, _ options: ExtractionOptions, planner: FrameStillPlanner) throws {
    deinterlacing = planner.fields.deinterlacing
    if facts.kind == .image, facts.image?.isAnimated != true {
      (reader, survey) = (nil, nil)
      wanted = [try Self.onlyPicture(of: facts.path, options.picks)]
      return
    }
    let reader = try FrameReader(facts.path, track: facts.mainVideo?.index ?? 0)
    let survey = FrameSurvey(reader: reader, planner: planner)
    (self.reader, self.survey) = (reader, survey)
    let rate = facts.mainVideo?.frameRate
    let picks = try FramePicks(options.picks, of: reader, rate: rate?.nominal ?? rate?.average)
    guard options.avoidsBadFrames else {
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
        one.notes.append(
          "\(defect.message) Avoiding bad frames takes the nearest good one instead.")
      }
      try body(Still(wanted: one, source: .frame(frame), traits: frame.traits))
    }
  }

  private static func onlyPicture(of path: String, _ picks: [ExtractionOptions.Pick]) throws
    -> Wanted
  {
    for pick in picks where !pick.meansOnlyPicture {
      throw MediaError(
        .noSuchFrame, path: path,
        reason:
          "is a still image: it has no frame \(pick.words), only a first one, which is the last.")
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
    var places: [Int64?: Int] = [:]
    for one in all {
      if let place = places[one.address?.ticks] {
        joined[place].request += ", \(one.request)"
        joined[place].replacement = joined[place].replacement ?? one.replacement
      } else {
        places[one.address?.ticks] = joined.count
        joined.append(one)
      }
    }
    return joined.sorted { ($0.address?.ticks ?? 0) < ($1.address?.ticks ?? 0) }
  }
}

extension ExtractionOptions.Pick {
  /// Whether a file with one picture has it.
  fileprivate var meansOnlyPicture: Bool {
    switch self {
    case .first, .last, .number(0), .every, .at(.frames(0)), .at(.time(.zero)): true
    case .number, .at: false
    }
  }
}

/// The frames of one clip that are asked for.
struct FramePicks {
  /// A frame, and the words in which it was asked for.
  struct Pick {
    var address: FrameAddress
    var request: String
  }

  /// In the order of presentation, each frame once.
  let picks: [Pick]

  /// Finds the frames.
  ///
  /// - Throws: `MediaError` when there is no such frame or the file cannot be read, `RequestError` when
  ///   a position counts frames in a clip without a rate.
  init(_ options: [ExtractionOptions.Pick], of reader: FrameReader, rate: FrameRate?) throws {
    var found: [Int64: Pick] = [:]
    for pick in options {
      for address in try Self.addresses(of: pick, reader, rate) {
        if let other = found[address.ticks] {
          found[address.ticks]?.request = "\(other.request), \(pick.words)"
        } else {
          found[address.ticks] = Pick(address: address, request: pick.words)
        }
      }
    }
    guard found.count <= Self.maximumCount else {
      throw RequestError(
        "That would be \(found.count) stills; at most \(Self.maximumCount) are made at a time. Choose a "
          + "larger distance between them.")
    }
    picks = found.values.sorted { $0.address.ticks < $1.address.ticks }
  }

  /// A still every half second of a film of more than two hours.
  private static let maximumCount = 20_000

  private static func addresses(
    of pick: ExtractionOptions.Pick, _ reader: FrameReader, _ rate: FrameRate?
  ) throws -> [FrameAddress] {
    switch pick {
    case .first: return try reader.addresses(of: [.first])
    case .last: return try reader.addresses(of: [.last])
    case .number(let number): return try reader.addresses(of: [.number(number)])
    case .at(.frames(let number)):
      return try reader.addresses(of: [.number(Int(clamping: number))])
    case .at(let position):
      return try reader.addresses(of: [.time(time(of: position, rate, "The position"))])
    case .every(.frames(let count)):
      let step = Int(clamping: max(1, count))
      return try reader.allAddresses().enumerated().filter { $0.offset % step == 0 }
        .map(\.element)
    case .every(let length):
      return try reader.addresses(every: time(of: length, rate, "The distance between frames"))
    }
  }

  private static func time(
    of position: TimePosition, _ rate: FrameRate?, _ name: String
  ) throws(RequestError) -> MediaTime {
    if case .time(let time) = position { return time }
    guard let rate else {
      throw RequestError("\(name) counts frames, and the clip has no frame rate; use seconds.")
    }
    guard let time = position.time(at: rate) else {
      throw RequestError("\(name) names a timecode that does not exist at \(rate) fps.")
    }
    return time
  }
}

extension ExtractionOptions.Pick {
  /// How the frame was asked for, in words.
  var words: String {
    switch self {
    case .first: "first"
    case .last: "last"
    case .at(let position): "at \(position.words)"
    case .number(let number): "frame \(number)"
    case .every(let position): "every \(position.words)"
    }
  }
}

extension TimePosition {
  /// The position as it is written.
  fileprivate var words: String {
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + "\(number)" }
    switch self {
    case .time(let time): return "\(time.seconds.shortDecimal(places: 6)) s"
    case .frames(let count): return "\(count)f"
    case .timecode(let hours, let minutes, let seconds, let frames, let isDropFrame):
      return [hours, minutes, seconds].map(two).joined(separator: ":")
        + (isDropFrame ? ";" : ":") + two(frames)
    }
  }
}
