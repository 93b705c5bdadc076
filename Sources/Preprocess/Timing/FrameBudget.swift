package import MediaModel
import Preflight

/// How many frames a result may have at a rate, by all of the profiles at once.
///
/// The checker itself is asked about every number that a limit suggests.
struct FrameBudget {
  /// What was found.
  struct Answer: Sendable, Hashable {
    /// How many frames the result has.
    package var count: Int
    /// Whether the number is one less than a limit allows exactly.
    var isUnderLimit: Bool
    /// Whether the provider would take it as it is.
    var isAccepted: Bool
  }

  private let judge: ResultJudge
  private let facts: MediaFacts
  private let rate: FrameRate
  private let durations: [Bounds]
  private let frames: [Bounds]

  /// A budget for a clip of which all but the length is decided.
  init(_ judge: ResultJudge, facts: MediaFacts, rate: FrameRate) {
    self.judge = judge
    self.facts = facts
    self.rate = rate
    durations = judge.bounds(on: .duration, for: facts)
    frames = judge.bounds(on: .frames, for: facts)
  }

  /// The most frames, no more than wanted, that are accepted; of several numbers that are not, the
  /// one that least speaks against.
  func most(upTo wanted: Int, meetsLimitsExactly: Bool) -> Answer {
    let candidates = candidates(near: wanted).filter { $0 <= wanted }
    let judged = Set(candidates).sorted(by: >).map { ($0, objections(to: $0)) }
    let best = judged.min { $0.1 < $1.1 || ($0.1 == $1.1 && $0.0 > $1.0) }
    guard let (count, objections) = best else {
      return Answer(count: wanted, isUnderLimit: false, isAccepted: false)
    }
    let isAccepted = objections.refusals == 0
    guard !meetsLimitsExactly, meetsMaximumExactly(count), count > 1,
      self.objections(to: count) < self.objections(to: count + 1)
    else { return Answer(count: count, isUnderLimit: false, isAccepted: isAccepted) }
    // One frame less may leave a grid or fall below a minimum; then the limit is met exactly.
    let below = candidates.filter { $0 < count } + [count - 1]
    let alternatives = below.filter { $0 > 0 && self.objections(to: $0) <= objections }
    guard let under = alternatives.max() else {
      return Answer(count: count, isUnderLimit: false, isAccepted: isAccepted)
    }
    return Answer(count: under, isUnderLimit: true, isAccepted: isAccepted)
  }

  /// The fewest frames, more than there are, that are accepted, or nil when no number is.
  func fewest(above count: Int) -> Int? {
    candidates(near: count).filter { $0 > count }.sorted().first {
      objections(to: $0).refusals == 0
    }
  }

  /// What speaks against a number of frames.
  func findings(on count: Int) -> [Finding] {
    judge.findings(
      on: facts.lasting(frames: count, at: rate), about: Self.quantities)
  }

  static let quantities: Set<Quantity> = [.duration, .frames]

  private func objections(to count: Int) -> Objections { judge.objections(findings(on: count)) }

  /// Every number of frames at which a limit begins or ends to hold, and one that is wanted.
  private func candidates(near wanted: Int) -> [Int] {
    let lengths = durations.flatMap { bounds -> [Rational] in
      [bounds.maximum?.value, bounds.minimum?.value].compactMap(\.self) + bounds.allowedNumbers
    }
    let edges = lengths.flatMap { length -> [Int64] in
      let exact = length * rate.framesPerSecond
      return [exact.roundedDown - 1, exact.roundedDown, exact.roundedUp, exact.roundedUp + 1]
    }
    let counts = frames.flatMap { bounds -> [Rational] in
      [bounds.maximum?.value, bounds.minimum?.value].compactMap(\.self) + bounds.allowedNumbers
    }
    let whole = counts.flatMap { count -> [Int64] in
      [count.roundedDown - 1, count.roundedDown, count.roundedUp, count.roundedUp + 1]
    }
    let plain = edges + whole + [Int64(wanted)]
    let all = plain + plain.flatMap(gridPoints)
    return all.filter { $0 > 0 }.map { Int(clamping: $0) }.uniqued
  }

  /// The points of every grid just below and just above a number of frames.
  private func gridPoints(near count: Int64) -> [Int64] {
    frames.flatMap { bounds -> [Int64] in
      guard let step = bounds.step, step > 0 else { return [] }
      let below = (count - Int64(bounds.offset)) / Int64(step) * Int64(step) + Int64(bounds.offset)
      return [below - Int64(step), below, below + Int64(step)]
    }
  }

  private func meetsMaximumExactly(_ count: Int) -> Bool {
    let length = rate.duration(ofFrames: Int64(count)).seconds
    return durations.contains { $0.isMetExactly(by: length) }
  }
}

/// The frame rate that a result gets.
struct RateChoice {
  /// The rate.
  let rate: FrameRate
  /// Whether the profiles accept it.
  let isAccepted: Bool

  /// Chooses the source's rate where it is accepted, else a half of it where that is a usual rate,
  /// since it only leaves frames out, else the nearest accepted one.
  init(from source: FrameRate, of facts: MediaFacts, judge: ResultJudge) {
    func objections(_ rate: FrameRate) -> Objections {
      judge.objections(to: facts.running(at: rate), about: [.frameRate])
    }
    let unchanged = objections(source)
    guard unchanged != .none else {
      rate = source
      isAccepted = true
      return
    }
    let bounds = judge.bounds(on: .frameRate, for: facts)
    let named = bounds.flatMap { bounds in
      [bounds.minimum?.value, bounds.maximum?.value].compactMap(\.self) + bounds.allowedNumbers
    }.compactMap { FrameRate($0) }
    let others = (FrameRate.standard + named).uniqued
      .sorted { $0.distance(to: source) < $1.distance(to: source) }
    let half = [source.half].filter(FrameRate.standard.contains)
    let candidates = [source] + half + others
    let judged = candidates.map { ($0, objections($0)) }
    let best = judged.map(\.1).min() ?? unchanged
    rate = judged.first { $0.1 == best }?.0 ?? source
    isAccepted = best.refusals == 0
  }
}

extension FrameRate {
  /// The rates that cameras and editors use, the slowest first.
  static let standard: [FrameRate] = [
    FrameRate(24000, 1001), FrameRate(24, 1), FrameRate(25, 1), FrameRate(30000, 1001),
    FrameRate(30, 1), FrameRate(50, 1), FrameRate(60000, 1001), FrameRate(60, 1),
  ].compactMap(\.self)

  /// Half as many frames a second.
  var half: FrameRate { FrameRate(framesPerSecond * .half) ?? self }

  /// The standard rate that is nearest.
  var nearestStandard: FrameRate {
    Self.standard.min { distance(to: $0) < distance(to: $1) } ?? self
  }

  /// How many frames a second two rates differ by.
  package func distance(to other: FrameRate) -> Rational {
    (framesPerSecond - other.framesPerSecond).magnitude
  }
}
