import CFFmpeg
import MediaModel

extension FrameRateFacts {
  /// The rates of a stream: averaged over its frames, declared, and whether frames come evenly.
  init(_ probe: StreamProbe) {
    let tick = probe.tick
    let pacing = probe.times.flatMap {
      FramePacing(times: $0, ticksPerSecond: tick.reciprocal ?? 1)
    }
    let declared = probe.declaredRate
    let average =
      probe.measuredRate(tick: tick, declared: declared, isEven: pacing?.isVariable == false)
      ?? FrameRate(plausible: Rational(probe.stream.raw.pointee.avg_frame_rate))
    let typical = pacing.flatMap { FrameRate((Rational($0.typicalDistance) * tick).reciprocal) }
    self.init(
      average: average,
      nominal: declared
        ?? probe.containerRate(isEven: pacing?.isVariable == false)
        ?? Self.nominal(
          average: average?.corrected(by: probe.roundingError(tick: tick)), typical: typical,
          isVariable: pacing?.isVariable),
      isVariable: pacing?.isVariable,
      evidence: average == nil
        ? nil : probe.timeline != nil ? .index : probe.presentation != nil ? .packets : .header)
  }

  /// The rate that was meant, where nothing declares it.
  private static func nominal(
    average: FrameRate?, typical: FrameRate?, isVariable: Bool?
  ) -> FrameRate? {
    guard let typical else { return average }
    // An even clip has one rate, which the average tells better than the rounded distances.
    if isVariable == false, let average, average.isStandard || !typical.isStandard {
      return average
    }
    return typical.isStandard ? typical : typical.nearestStandard
  }
}

extension StreamProbe {
  /// When frames show, in ticks, or nil when it was not read.
  ///
  /// Of frames that come evenly by the sample table, the first few stand for all.
  fileprivate var times: [Int64]? {
    switch timeline?.storedTimes {
    case .listed(let times): times
    case .even(let count, let step): (0..<Int64(min(count, 3))).map { $0 &* step }
    case nil: presentation?.times
    }
  }

  /// From the first frame's time of showing to the last one's, in ticks; nil unless it is above 0.
  private var span: Int64? {
    let ends =
      timeline.map { ($0.storedTimes.first, $0.storedTimes.last) }
      ?? (presentation?.times.min(), presentation?.times.max())
    guard let first = ends.0, let last = ends.1 else { return nil }
    let (span, isTooLong) = last.subtractingReportingOverflow(first)
    return isTooLong || span <= 0 ? nil : span
  }

  /// How long a tick of `times` lasts, in seconds.
  fileprivate var tick: Rational {
    if timeline != nil, let track { return Rational(1, track.timescale) ?? 1 }
    return Rational(stream.raw.pointee.time_base) ?? 1
  }

  /// The rate that the container or the codec declares, or nil.
  fileprivate var declaredRate: FrameRate? {
    if timeline != nil { return nil }
    // Default durations are rounded to nanoseconds, by some writers to microseconds.
    if let rate = matroska?.nominalFrameRate { return rate.corrected(by: Rational(1, 30_000) ?? 0) }
    // What is measured is better than what a codec declares: it may count fields.
    guard (presentation?.times.count ?? 0) < 2 else { return nil }
    return decoder.flatMap { FrameRate(plausible: Rational($0.pointee.framerate)) }
      ?? (scan == nil ? FrameRate(plausible: Rational(stream.raw.pointee.r_frame_rate)) : nil)
  }

  /// The rate that the container's header states, for frames that do not tell one by themselves; nil
  /// for the others.
  fileprivate func containerRate(isEven: Bool) -> FrameRate? {
    guard timeline == nil, let count = presentation?.times.count, count > 1,
      !isEven || count < Self.fewestForRhythm
    else { return nil }
    return FrameRate(plausible: Rational(stream.raw.pointee.avg_frame_rate))
  }

  /// With fewer frames there is no more than one distance, which says nothing of a rhythm.
  private static let fewestForRhythm = 3

  /// How far the clock's rounding, to a tick or to a millisecond, may shift the average rate.
  fileprivate func roundingError(tick: Rational) -> Rational {
    guard let span else { return 0 }
    let unit = max(tick, Rational(1, 1000) ?? tick)
    return (unit * 2 / (Rational(span) * tick)) ?? 0
  }

  /// Frames divided by the time they take, corrected for the rounding of the clock.
  ///
  /// The distances of frames that come evenly tell it best: how long the last one lasts is often a guess.
  fileprivate func measuredRate(
    tick: Rational, declared: FrameRate?, isEven: Bool
  ) -> FrameRate? {
    if let timeline {
      let count = timeline.storedTimes.count
      let duration = timeline.storedDuration.seconds
      return FrameRate(Rational(count) / duration)
    }
    guard let presentation, let span else { return nil }
    let count = presentation.times.count
    let hasRhythm = isEven && count >= Self.fewestForRhythm
    let (frames, ticks) = hasRhythm ? (count - 1, span) : (count, presentation.span ?? span)
    guard let rate = FrameRate(Rational(Int64(frames)) / (Rational(ticks) * tick)) else {
      return nil
    }
    return rate.corrected(
      by: Rational(2, span) ?? 0,
      preferring: [declared ?? containerRate(isEven: isEven)].compactMap(\.self))
  }
}

extension FrameRate {
  /// A rate that a header may mean in earnest: FFmpeg gives the clock's rate where it knows none.
  fileprivate init?(plausible rate: Rational?) {
    guard let rate, rate < 1000 else { return nil }
    self.init(rate)
  }

  /// The standard rate nearest to this one, if rounding a distance to milliseconds may explain the
  /// difference, else the rate itself.
  fileprivate var nearestStandard: FrameRate {
    let halfMillisecond = framesPerSecond * (Rational(1, 2000) ?? 0)
    let allowed = max(Rational(1, 100) ?? 0, halfMillisecond) * framesPerSecond
    func distance(_ other: FrameRate) -> Rational {
      (other.framesPerSecond - framesPerSecond).magnitude
    }
    let nearest = Self.standard.min { distance($0) < distance($1) }
    return nearest.flatMap { distance($0) <= allowed ? $0 : nil } ?? self
  }

  fileprivate var isStandard: Bool { Self.standard.contains(self) }
}

/// How evenly frames follow each other, judged from their times of showing.
struct FramePacing {
  /// The most common distance between neighbours, in ticks.
  let typicalDistance: Int64
  /// Whether some frame shows at another time than an even rhythm and rounding explain.
  let isVariable: Bool

  /// The pacing of frames with these times of showing, in any order; nil for fewer than two times.
  ///
  /// Frames come evenly when each shows within one tick of the clock, or one millisecond if that is
  /// more, of its place in a grid from the first frame to the last, but never more than a quarter of
  /// a frame. Many programs round times to
  /// milliseconds whatever the clock of the file, so distances alone (33, 33, 34) prove nothing; a
  /// dropped frame or a drift leaves the grid.
  ///
  /// - Parameters:
  ///   - times: when frames show, in ticks.
  ///   - ticksPerSecond: the clock of the times.
  init?(times: [Int64], ticksPerSecond: Rational) {
    guard times.count > 1 else { return nil }
    let sorted = times.sorted()
    let count = Int64(sorted.count - 1)
    let first = sorted[0]
    let span = sorted[sorted.count - 1] &- first
    var distances: [Int64] = []
    distances.reserveCapacity(sorted.count - 1)
    for index in 1..<sorted.count { distances.append(sorted[index] &- sorted[index - 1]) }
    distances.sort()
    typicalDistance = distances[distances.count / 2]
    let millisecond = (ticksPerSecond * (Rational(1, 1000) ?? 0)).roundedUp
    // A clock whose ticks are frames rounds nothing: there every tick counts.
    let rounding = typicalDistance >= 4 ? max(1, millisecond) : 0
    let tolerance = Int128(min(rounding, typicalDistance / 4)) * Int128(count)
    isVariable = sorted.indices.contains { index in
      let offset = Int128(sorted[index] &- first) * Int128(count) - Int128(index) * Int128(span)
      return offset.magnitude > tolerance.magnitude
    }
  }
}

extension FrameRate {
  /// Rates of the field's standards, as exact fractions.
  static let standard: [FrameRate] = [
    (24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48000, 1001), (48, 1), (50, 1),
    (60000, 1001), (60, 1), (100, 1), (120000, 1001), (120, 1), (240, 1), (15, 1), (12, 1),
    (15000, 1001), (10, 1), (8, 1),
  ].compactMap { FrameRate($0.0, $0.1) }

  /// The first of some rates that are likely, then of the standard ones, that this rate, off by a
  /// share of it, may be a rounding of; the rate itself when no other is near.
  func corrected(by error: Rational, preferring candidates: [FrameRate] = []) -> FrameRate {
    // Half the distance between 24000/1001 and 24: a larger error would confuse the two.
    let allowed = min(error, Rational(1, 2100) ?? 0)
    func isNear(_ other: FrameRate, _ share: Rational) -> Bool {
      (framesPerSecond - other.framesPerSecond).magnitude <= share * framesPerSecond
    }
    return candidates.first { isNear($0, error) }
      ?? Self.standard.first { isNear($0, allowed) } ?? self
  }
}
