import Analysis
import Media
import MediaModel
import Preflight

/// Which frames of two windows become the pair, and why.
struct PairChoice {
  /// A frame of a window, with what is to be told of it.
  struct Side {
    let window: JoinWindow
    /// Its place in the window.
    let place: Int
    let frame: ChosenFrame

    /// The frame with the frames around it, or nil of a still picture.
    var surroundings: PairFrame.Surroundings? {
      frame.address.map { _ in PairFrame.Surroundings(run: window.run, index: place) }
    }
  }

  let start: Side
  let end: Side
  /// What a search that was asked for found.
  let search: PairSearch?
  /// What else could be chosen and matches better, or nil.
  let better: PairSearch?
  /// What was looked at, a sentence each.
  let notes: [String]

  /// Chooses.
  ///
  /// - Parameters:
  ///   - start: The last frames of the first clip.
  ///   - end: The first frames of the second clip.
  ///   - length: How far from the join the best match is looked for, or nil to take the good frames that
  ///     are nearest to it.
  init(from start: JoinWindow, to end: JoinWindow, search length: MediaTime?) {
    let plain = (
      start: start.nearestGood ?? start.outermost, end: end.nearestGood ?? end.outermost
    )
    let centers = length == nil ? plain : (start: start.outermost, end: end.outermost)
    let reach = length ?? Self.glance
    let found = PairSearch(
      in: start.run, from: plain.start, and: end.run, from: plain.end,
      among: (
        start: start.places(within: reach, of: centers.start),
        end: end.places(within: reach, of: centers.end)
      ))
    let isSearched = length != nil
    search = isSearched ? found : nil
    better = !isSearched && found.isBetter ? found : nil
    let chosen = isSearched ? (start: found.start, end: found.end) : plain
    self.start = Side(
      window: start, place: chosen.start,
      frame: ChosenFrame(chosen.start, of: start, plain: plain.start, side: .start))
    self.end = Side(
      window: end, place: chosen.end,
      frame: ChosenFrame(chosen.end, of: end, plain: plain.end, side: .end))
    notes = [(start, "A"), (end, "B")].compactMap { window, name in
      window.frameCount > window.addresses.count + window.damaged.count
        ? "\(window.addresses.count) of \(window.frameCount) frames of \(name) were looked at: all "
          + "that are near the join, and farther away a few a second." : nil
    }
  }

  /// How far from the join other frames are looked at unasked.
  private static let glance = MediaTime(seconds: 1)
}

/// A frame that was chosen for a pair.
struct ChosenFrame {
  /// Nil of a still picture.
  var address: FrameAddress?
  /// How it was asked for, in words.
  var request: String
  /// Set when the frame at the join is a poor one.
  var replacement: StillRecord.Replacement?
  /// What else a person ought to know, a sentence each.
  var notes: [String] = []
}

extension ChosenFrame {
  /// A frame of a window; `plain` is the good one that is nearest to the join.
  fileprivate init(_ place: Int, of window: JoinWindow, plain: Int, side: PairSide) {
    guard let address = window.addresses[place] else {
      self.init(request: "the picture")
      return
    }
    let word = side == .start ? "last" : "first"
    self.init(
      address: address, request: place == plain ? "\(word) good frame" : "best match")
    noteDamage(of: window, side)
    let defect = window.run.defects[window.outermost].first { $0.kind.makesPoorStill }
    guard place != window.outermost else {
      if let defect {
        notes.append(
          "\(side == .start ? "A" : "B"): \(defect.message) No frame within "
            + "\(window.reach(beyond: place).seconds.shortDecimal(places: 3)) s of it is better.")
      }
      return
    }
    if replacement == nil, let defect, let wanted = window.addresses[window.outermost] {
      replacement = StillRecord.Replacement(wanted: wanted, reason: defect.message)
    }
    notes.append(Self.skipped(by: place, in: window, side))
  }

  /// Says that frames at the join are damaged, so that another one takes their place.
  private mutating func noteDamage(of window: JoinWindow, _ side: PairSide) {
    let damaged = window.damagedAtJoin
    guard let wanted = side == .start ? damaged.last : damaged.first else { return }
    let reason =
      "The frame at \(wanted.time.seconds.shortDecimal(places: 6)) s is damaged and cannot be decoded whole."
    replacement = StillRecord.Replacement(wanted: wanted, reason: reason)
    let count = damaged.count == 1 ? "1 frame" : "\(damaged.count) frames"
    notes.append(
      "\(side == .start ? "A" : "B"): \(count) at the \(side == .start ? "end" : "start") cannot be decoded whole; "
        + "export the clip again if the join has to be there.")
  }

  /// What lies between a frame and the join, and what to do about it in the cut.
  private static func skipped(
    by place: Int, in window: JoinWindow, _ side: PairSide
  ) -> String {
    let length = "\(window.distance(of: place).seconds.shortDecimal(places: 3)) s"
    let kinds = window.places(beyond: place).compactMap { other in
      window.run.defects[other].first { $0.kind.makesPoorStill }?.kind
    }
    let poor = FrameDefect.Kind.allCases.compactMap { kind -> String? in
      let count = kinds.count { $0 == kind }
      return count == 0 ? nil : "\(count) \(kind.words)"
    }
    let reason = poor.isEmpty ? "" : " (\(Wording.list(poor, "and")))"
    switch side {
    case .start: return "The last \(length) of A\(reason) are left out: cut A after this frame."
    case .end: return "The first \(length) of B\(reason) are left out: cut B in at this frame."
    }
  }
}

extension FrameDefect.Kind {
  /// What such frames are, in words that follow a number.
  fileprivate var words: String {
    switch self {
    case .black: "black"
    case .flat: "plain"
    case .fade: "in a fade"
    case .blurred: "blurred"
    case .frozen: "frozen"
    case .duplicate: "repeated"
    }
  }
}

/// The frames of a clip near the join, or the one picture of a file, and what is wrong with them.
struct JoinWindow {
  /// A frame that was looked at.
  struct Frame {
    /// Nil of a still picture.
    var address: FrameAddress?
    var measured: MeasuredFrame
  }

  /// In the order of presentation; at least one.
  let addresses: [FrameAddress?]
  package let run: FrameRun
  /// Frames that could not be decoded whole, in the order of presentation.
  let damaged: [FrameAddress]
  /// How many frames there are in the same part of the clip, those included that were passed over.
  let frameCount: Int
  private let side: PairSide

  init(_ frames: [Frame], damaged: [FrameAddress], of frameCount: Int, side: PairSide) {
    precondition(!frames.isEmpty, "A window shows at least one frame.")
    addresses = frames.map(\.address)
    run = FrameRun(frames.map(\.measured))
    self.damaged = damaged
    self.frameCount = frameCount
    self.side = side
  }

  /// The place of the frame right at the join.
  var outermost: Int {
    switch side {
    case .start: addresses.count - 1
    case .end: 0
    }
  }

  /// The place of the good frame that is nearest to the join, or nil when none is good.
  var nearestGood: Int? { run.nearestGood(to: outermost) }

  /// The damaged frames between the frames of the window and the join.
  var damagedAtJoin: [FrameAddress] {
    guard let edge = addresses[outermost] else { return [] }
    return damaged.filter { side == .start ? $0.ticks > edge.ticks : $0.ticks < edge.ticks }
  }

  /// The places that are no farther than a length from one.
  func places(within length: MediaTime, of place: Int) -> Range<Int> {
    let time = run.frames[place].time
    let near = run.frames.indices.filter { index in
      (run.frames[index].time - time).seconds.magnitude <= length.seconds
    }
    return (near.first ?? place)..<((near.last ?? place) + 1)
  }

  /// The places between a frame and the join, that frame left out.
  func places(beyond place: Int) -> Range<Int> {
    switch side {
    case .start: place + 1..<addresses.count
    case .end: 0..<place
    }
  }

  /// How far a frame is from the one at the join.
  package func distance(of place: Int) -> MediaTime {
    MediaTime(seconds: (run.frames[outermost].time - run.frames[place].time).seconds.magnitude)
  }

  /// How far the frames reach beyond one, away from the join.
  func reach(beyond place: Int) -> MediaTime {
    let farthest = outermost == 0 ? addresses.count - 1 : 0
    return distance(of: farthest) - distance(of: place)
  }
}

/// Looks at the frames of a clip near the join on a small scale.
struct JoinSurvey {
  let source: PairSource
  /// The shape and size in which pictures are looked at.
  let size: PixelSize
  let options: TransitionOptions

  /// How far from the join every frame is looked at; it holds a second and the neighbours by which the
  /// farthest of its frames is judged.
  static let nearLength = MediaTime(seconds: Rational(3, 2) ?? 1)
  /// How much of the clip has to be seen beyond a frame before it is called good.
  private static let leastReach = MediaTime(seconds: .half)
  /// How far from the join good frames are looked for.
  private static let farthest = MediaTime(seconds: 24)
  /// How many frames are looked at farther away; of more, every second or third one is.
  private static let farFrameCount = 120

  /// How many frames are looked at if good ones are near the join.
  func expectedCount(search: MediaTime?) throws(MediaError) -> Int {
    guard let join = try source.outermostFrame() else { return 1 }
    let all = try source.frames(within: Self.firstLength(search), of: join)
    return try worthLooking(at: all, join).count
  }

  /// The window in which a good frame and the frames beyond it are seen, as far as the clip reaches.
  ///
  /// - Parameters:
  ///   - search: How far the window has to reach at least, or nil.
  ///   - progress: Called before each frame; false cancels.
  /// - Returns: The window, which has at least one frame.
  /// - Throws: `MediaError` when a frame cannot be decoded.
  func window(search: MediaTime?, progress: () -> Bool) throws -> JoinWindow {
    guard let join = try source.outermostFrame() else { return try stillWindow() }
    var length = Self.firstLength(search)
    while true {
      let all = try source.frames(within: length, of: join)
      let chosen = try worthLooking(at: all, join)
      let window = try look(at: chosen, of: all.count, progress: progress)
      let reach = window.nearestGood.map { window.reach(beyond: $0) } ?? .zero
      guard reach < Self.leastReach, length < Self.farthest,
        try source.frames(within: length + length, of: join).count > all.count
      else { return window }
      length = length + length
    }
  }

  private static func firstLength(_ search: MediaTime?) -> MediaTime {
    max(nearLength, search.map { $0 + leastReach } ?? .zero)
  }

  /// The frames that are near the join, and of those farther away as many as can be looked at, evenly
  /// spaced.
  private func worthLooking(
    at all: [FrameAddress], _ join: FrameAddress
  ) throws(MediaError) -> [FrameAddress] {
    let near = try source.frames(within: Self.nearLength, of: join).count
    let farCount = all.count - near
    guard farCount > Self.farFrameCount else { return all }
    let step = (farCount + Self.farFrameCount - 1) / Self.farFrameCount
    return all.indices.filter { place in
      let toJoin = source.side == .start ? all.count - 1 - place : place
      return toJoin < near || (toJoin - near) % step == 0
    }.map { all[$0] }
  }

  private func look(
    at addresses: [FrameAddress], of frameCount: Int, progress: () -> Bool
  ) throws -> JoinWindow {
    var frames: [JoinWindow.Frame] = []
    let fields = source.planner.fields.deinterlacing
    let damaged = try source.reader?.readWhole(addresses, deinterlacing: fields) { frame in
      guard progress() else { throw MediaError(cancelled: source.facts.path) }
      let picture = try frame.sketch(rendition(of: frame.traits))
      frames.append(
        JoinWindow.Frame(
          address: frame.address,
          measured: MeasuredFrame(
            time: frame.address.time, measures: FrameMeasures(of: picture))))
    }
    if frames.isEmpty, let damaged, let join = source.side == .start ? damaged.last : damaged.first
    {
      // The error names the frame, and a whole one if there is any.
      try source.reader?.read([join]) { _ in }
    }
    return JoinWindow(frames, damaged: damaged ?? [], of: frameCount, side: source.side)
  }

  /// The picture of a file, on the same scale.
  private func stillWindow() throws -> JoinWindow {
    let picture = try StillRenderer.picture(
      of: source.facts.path, rendition(of: FrameTraits()))
    let measured = MeasuredFrame(time: .zero, measures: FrameMeasures(of: picture))
    return JoinWindow(
      [JoinWindow.Frame(address: nil, measured: measured)], damaged: [], of: 1, side: source.side)
  }

  /// How a frame is made small, cropped as it is going to be in the pair; where that is padded, what is
  /// compared is still the middle, which bars would hide.
  private func rendition(of traits: FrameTraits) -> FrameRendition {
    let subject = FrameSubject(source.facts, traits, convertsToSDR: true)
    var rendition = FrameRendition(
      colorConversion: subject.color.conversion, sourceColor: subject.color.source,
      background: options.background)
    guard let picture = subject.picture else { return rendition }
    let focus = options.focus ?? FitOptions.Focus(x: .half, y: .half)
    let fit =
      PictureFit.whole(picture.shown, in: size)
      ?? .cropped(picture.shown, to: size, focus: focus, step: 1)
    rendition.apply(fit, to: picture, background: options.background, step: 1)
    return rendition
  }
}

extension MediaError {
  /// The error of a run that was asked to stop.
  init(cancelled path: String) {
    self.init(.cancelled, path: path, reason: "was not finished: cancelled.")
  }
}
