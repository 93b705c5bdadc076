import Analysis
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
    let reason = poor.isEmpty ? "" : " (\(Words.list(poor, "and")))"
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
