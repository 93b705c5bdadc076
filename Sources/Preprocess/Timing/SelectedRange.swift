import Media
import Preflight

/// The frames that a person asked for, before any limit is looked at.
struct SelectedRange: Sendable, Hashable {
  /// Which part stays where less than this can be kept.
  enum Anchor: Sendable, Hashable {
    case start, end
    /// The frames around the one of a number.
    case middle(Int)
  }

  /// The numbers of the frames.
  var frames: Range<Int>
  var anchor: Anchor
  /// Whether a part was asked for, rather than the whole clip.
  var isPart: Bool
}

extension SelectedRange {
  /// The frames that options mean in a clip; timecode counts with a rate, and `keep` is the end of
  /// the clip that stays when nobody asked for another.
  ///
  /// - Throws: `RequestError` when the options contradict each other or do not lie in the clip.
  init(
    _ options: FitOptions, in clock: FrameClock, rate: FrameRate?, keep: Profile.ClipEnd?
  ) throws(RequestError) {
    try options.checkRange()
    let places = PositionReader(clock: clock, rate: rate)
    let all = clock.numbers
    if let around = options.around {
      let middle = try places.frameShown(at: around, "the middle")
      let count = try places.length(of: options, from: all.lowerBound) ?? all.count
      frames = Self.frames(around: middle, count: count, in: all)
      anchor = .middle(middle)
    } else if options.from == nil, options.to == nil, options.keep ?? keep == .end {
      let count = try places.length(of: options, endingAt: all.upperBound) ?? all.count
      frames = (all.upperBound - count)..<all.upperBound
      anchor = .end
    } else {
      var (start, end) = (all.lowerBound, all.upperBound)
      if let from = options.from { start = try places.frame(at: from, "the start") }
      guard start < all.upperBound else { throw places.beyondEnd("the start") }
      if let count = try places.length(of: options, from: start) {
        end = start.addingClamped(count)
      }
      if let to = options.to { end = try places.end(at: to, "the end") }
      guard end > start else {
        throw RequestError("Nothing is left: the end has to be at least one frame after the start.")
      }
      guard end <= all.upperBound else { throw places.beyondEnd("the part that is asked for") }
      frames = start..<end
      anchor = options.keep == .end || (options.from == nil && options.to != nil) ? .end : .start
    }
    isPart = frames != all || !clock.timeline.isComplete
  }

  /// So many frames around one, all within the clip.
  static func frames(around middle: Int, count: Int, in all: Range<Int>) -> Range<Int> {
    let count = min(count, all.count)
    let start = min(max(all.lowerBound, middle - count / 2), all.upperBound - count)
    return start..<(start + count)
  }

  /// The part of the frames that stays when only so many can.
  func shortened(to count: Int) -> Range<Int> {
    guard count < frames.count else { return frames }
    switch anchor {
    case .start: return frames.lowerBound..<(frames.lowerBound + count)
    case .end: return (frames.upperBound - count)..<frames.upperBound
    case .middle(let middle): return Self.frames(around: middle, count: count, in: frames)
    }
  }
}

extension FitOptions {
  /// Whether a part of the clip is asked for.
  var asksForPart: Bool {
    from != nil || to != nil || duration != nil || frameCount != nil || around != nil
  }

  /// Whether it is said how long that part is.
  var asksForLength: Bool {
    around == nil ? asksForPart : duration != nil || frameCount != nil
  }

  fileprivate func checkRange() throws(RequestError) {
    let ends = [
      to.map { _ in "an end" }, duration.map { _ in "a duration" },
      frameCount.map { _ in "a number of frames" },
    ].compactMap(\.self)
    guard ends.count < 2 else {
      throw RequestError(
        "\(Wording.list(ends, "and").capitalizedFirst) say the same; give one of them.")
    }
    guard around == nil || (from == nil && to == nil) else {
      throw RequestError("A middle chooses the part itself; leave its start and its end out.")
    }
    guard frameCount.map({ $0 > 0 }) ?? true else {
      throw RequestError("A number of frames has to be at least 1.")
    }
  }
}

/// Finds the frames that positions mean in one clip.
struct PositionReader {
  let clock: FrameClock
  /// The rate that timecode counts with, or nil when it is unknown.
  let rate: FrameRate?

  /// The first frame of a part that starts at a position.
  func frame(at position: TimePosition, _ name: String) throws(RequestError) -> Int {
    if case .frames(let number) = position, clock.isCounted {
      let number = Int(clamping: number)
      guard number <= clock.numbers.upperBound else { throw beyondEnd(name) }
      return max(number, clock.numbers.lowerBound)
    }
    return clock.frame(from: try time(of: position, name))
  }

  /// The end of a part that ends at a position; that frame does not belong to it.
  func end(at position: TimePosition, _ name: String) throws(RequestError) -> Int {
    if case .frames = position, clock.isCounted { return try frame(at: position, name) }
    let time = try time(of: position, name)
    let last = clock.numbers.upperBound - 1
    let end = clock.time(ofFrame: last + 1)
    // Asking for a fraction of a frame more than there is means the end.
    guard time - end < end - clock.time(ofFrame: last) else { throw beyondEnd(name) }
    return clock.frame(from: time)
  }

  /// The frame that is shown at a position.
  func frameShown(at position: TimePosition, _ name: String) throws(RequestError) -> Int {
    if case .frames = position, clock.isCounted { return try frame(at: position, name) }
    let time = try time(of: position, name)
    guard time < clock.time(ofFrame: clock.numbers.upperBound) else { throw beyondEnd(name) }
    return clock.frame(shownAt: time)
  }

  /// How many frames are asked for from a frame on, or nil when no length is.
  ///
  /// A length is a promise: of the frames only so many are meant as last no longer.
  func length(of options: FitOptions, from start: Int) throws(RequestError) -> Int? {
    if let count = options.frameCount { return count }
    guard let duration = options.duration else { return nil }
    if case .frames(let count) = duration { return Int(clamping: count) }
    let end = clock.time(ofFrame: start) + (try time(of: duration, "the duration"))
    let clipEnd = clock.time(ofFrame: clock.numbers.upperBound)
    let lastFrame = clipEnd - clock.time(ofFrame: clock.numbers.upperBound - 1)
    guard end - clipEnd < lastFrame else { throw beyondEnd("the duration") }
    let isToEnd = end.seconds + .halfMicrosecond >= clipEnd.seconds
    let count = (isToEnd ? clock.numbers.upperBound : clock.frame(shownAt: end)) - start
    guard count > 0 else { throw RequestError("The duration is shorter than one frame.") }
    return count
  }

  /// How many frames are asked for up to a frame, or nil when no length is.
  func length(of options: FitOptions, endingAt end: Int) throws(RequestError) -> Int? {
    let count: Int?
    if let frames = options.frameCount {
      count = frames
    } else if case .frames(let frames)? = options.duration {
      count = Int(clamping: frames)
    } else if let duration = options.duration {
      let start = clock.time(ofFrame: end) - (try time(of: duration, "the duration"))
      count = end - clock.frame(from: start)
    } else {
      count = nil
    }
    guard count ?? 0 <= clock.numbers.count else { throw beyondEnd("the part that is asked for") }
    return count
  }

  /// The error for a position behind the clip's end.
  func beyondEnd(_ name: String) -> RequestError {
    let end = clock.time(ofFrame: clock.numbers.upperBound)
    return RequestError(
      "\(name.capitalizedFirst) lies behind the end of the clip, which is at \(end.short).")
  }

  private func time(of position: TimePosition, _ name: String) throws(RequestError) -> MediaTime {
    if case .time(let time) = position { return time }
    guard let rate else {
      throw RequestError(
        "\(name.capitalizedFirst) counts frames, and the clip has no frame rate; use seconds.")
    }
    guard let time = position.time(at: rate) else {
      throw RequestError(
        "\(name.capitalizedFirst) names a timecode that does not exist at \(rate) fps.")
    }
    return time
  }
}
