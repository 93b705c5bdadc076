import Media

/// Which frame of a clip is shown when: numbers of frames, counted from the clip's first one, and
/// times, counted from when that is shown.
///
/// Where frames come evenly, times follow from the number and the rate, so that the rounding of a
/// container's clock never moves a cut.
struct FrameClock: Sendable, Hashable {
  let timeline: FrameTimeline
  /// The rate of frames that come evenly, or nil when they have times of their own.
  let rate: FrameRate?
  /// The numbers of the frames that were read.
  let numbers: Range<Int>
  /// Whether the numbers are counted from the clip's first frame.
  let isCounted: Bool

  /// A clock for the frames that were read, or nil when there are none.
  init?(_ timeline: FrameTimeline, pacing: FrameRateFacts) {
    guard let first = timeline.times.first else { return nil }
    self.timeline = timeline
    rate = Self.evenRate(of: timeline, pacing)
    if let number = timeline.firstNumber {
      numbers = number..<(number + timeline.times.count)
      isCounted = true
    } else if let rate {
      let distance = Rational(first - timeline.origin) * timeline.timeBase
      let counted = Int((distance * rate.framesPerSecond + .half).roundedDown)
      let number = min(max(counted, -Self.farthestFrame), Self.farthestFrame)
      numbers = number..<(number + timeline.times.count)
      isCounted = true
    } else {
      numbers = 0..<timeline.times.count
      isCounted = false
    }
  }

  /// No frame of a file is farther from the first.
  private static let farthestFrame = 1 << 60

  /// When a frame is shown; for the number after the last frame, when that is over.
  func time(ofFrame number: Int) -> MediaTime {
    if let rate { return rate.duration(ofFrames: Int64(number)) }
    return timeline.time(ticks(ofFrame: number)) - timeline.time(timeline.origin)
  }

  /// The first frame that is shown at a time or later; the number after the last one when there is
  /// none.
  ///
  /// Times are printed to the microsecond, so one that is up to half a microsecond after a frame
  /// still means that frame.
  func frame(from time: MediaTime) -> Int {
    let wanted = time.seconds - .halfMicrosecond
    if let rate {
      let number = Int(clamping: (wanted * rate.framesPerSecond).roundedUp)
      return min(max(number, numbers.lowerBound), numbers.upperBound)
    }
    var (low, high) = (numbers.lowerBound, numbers.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if self.time(ofFrame: middle).seconds < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The frame that is shown at a time.
  func frame(shownAt time: MediaTime) -> Int {
    let next = frame(from: time)
    let startsThere =
      next < numbers.upperBound
      && self.time(ofFrame: next).seconds <= time.seconds + .halfMicrosecond
    return startsThere ? next : max(numbers.lowerBound, next - 1)
  }

  /// Whether the clock of the file shows every frame exactly where the rate puts it.
  var isExact: Bool {
    guard let rate, let first = timeline.times.first,
      let distance = (rate.framesPerSecond * timeline.timeBase).reciprocal
    else { return false }
    let (top, bottom) = (Int128(distance.numerator), Int128(distance.denominator))
    let all = timeline.times + [timeline.end]
    return all.enumerated().allSatisfy { index, time in
      (Int128(time) - Int128(first)) * bottom == Int128(index) * top
    }
  }

  /// Frames as the range of time that they take on the clock of the file.
  func range(of frames: Range<Int>) -> FrameRange {
    FrameRange(
      start: timeline.time(ticks(ofFrame: frames.lowerBound)),
      end: timeline.time(ticks(ofFrame: frames.upperBound)), frameCount: frames.count)
  }

  private func ticks(ofFrame number: Int) -> Int64 {
    guard number < numbers.upperBound else { return timeline.end }
    return timeline.times[max(0, number - numbers.lowerBound)]
  }
}

extension FrameClock {
  /// The rate at which every frame lies within half a frame of its place, or nil.
  private static func evenRate(of timeline: FrameTimeline, _ pacing: FrameRateFacts) -> FrameRate? {
    guard pacing.isVariable != true else { return nil }
    let wasJudged = pacing.isVariable == false
    return [pacing.nominal, pacing.average].compactMap(\.self).first { rate in
      guard let distance = (rate.framesPerSecond * timeline.timeBase).reciprocal else {
        return false
      }
      // Sound stays with its picture only as long as no frame moves by more than a few milliseconds.
      let few = (Rational(8, 1000).orZero / timeline.timeBase).orZero
      // Without a judgement on the whole clip, only the rounding of the clock may move a frame.
      let tolerance = wasJudged ? min(distance * .half, max(few, 1)) : distance * .tenth + 1
      return isEven(timeline, distance: distance, tolerance: tolerance)
    }
  }

  /// Whether every frame lies less than a tolerance from its place, frames being a distance apart;
  /// both in ticks.
  private static func isEven(
    _ timeline: FrameTimeline, distance: Rational, tolerance: Rational
  ) -> Bool {
    guard let first = timeline.times.first else { return false }
    let (top, bottom) = (Int128(distance.numerator), Int128(distance.denominator))
    let allowed = (tolerance * Rational(distance.denominator)).roundedUp
    return timeline.times.enumerated().allSatisfy { index, time in
      ((Int128(time) - Int128(first)) * bottom - Int128(index) * top).magnitude < UInt128(allowed)
    }
  }
}

extension Rational {
  static let half = Rational(1, 2) ?? 0
  static let tenth = Rational(1, 10) ?? 0
  static let halfMicrosecond = Rational(1, 2_000_000) ?? 0
}
