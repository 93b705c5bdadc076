import Media
import MediaModel
import Preflight

/// The frames that a person asked for, before any limit is looked at.
struct WishedRange: Sendable, Hashable {
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

extension WishedRange {
  /// The frames that wishes mean.
  ///
  /// - Parameters:
  ///   - wishes: What was asked for.
  ///   - clock: When the frames of the clip are shown.
  ///   - rate: The rate that timecode counts with, or nil when it is unknown.
  ///   - keep: Which end of the clip stays when nobody asked for another.
  /// - Throws: `RequestError` when the wishes contradict each other or do not lie in the clip.
  init(
    _ wishes: RepairWishes, in clock: FrameClock, rate: FrameRate?, keep: Profile.ClipEnd?
  ) throws(RequestError) {
    try wishes.checkRange()
    let places = PositionReader(clock: clock, rate: rate)
    let all = clock.numbers
    if let around = wishes.around {
      let middle = try places.frameShown(at: around, "--around")
      let count = try places.length(of: wishes, from: all.lowerBound) ?? all.count
      frames = Self.frames(around: middle, count: count, in: all)
      anchor = .middle(middle)
    } else if wishes.from == nil, wishes.to == nil, wishes.keep ?? keep == .end {
      let count = try places.length(of: wishes, endingAt: all.upperBound) ?? all.count
      frames = (all.upperBound - count)..<all.upperBound
      anchor = .end
    } else {
      var (start, end) = (all.lowerBound, all.upperBound)
      if let from = wishes.from { start = try places.frame(at: from, "--from") }
      guard start < all.upperBound else { throw places.beyondEnd("--from") }
      if let count = try places.length(of: wishes, from: start) { end = start + count }
      if let to = wishes.to { end = try places.end(at: to, "--to") }
      guard end > start else {
        throw RequestError("Nothing is left: --to has to be at least one frame after --from.")
      }
      guard end <= all.upperBound else { throw places.beyondEnd("the part that is asked for") }
      frames = start..<end
      anchor = wishes.keep == .end || (wishes.from == nil && wishes.to != nil) ? .end : .start
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

extension RepairWishes {
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
      to.map { _ in "--to" }, duration.map { _ in "--duration" },
      frameCount.map { _ in "--frames" },
    ].compactMap(\.self)
    guard ends.count < 2 else {
      throw RequestError("\(ends.joined(separator: " and ")) say the same; give one of them.")
    }
    guard around == nil || (from == nil && to == nil) else {
      throw RequestError("--around chooses the part itself; leave --from and --to out.")
    }
    guard frameCount.map({ $0 > 0 }) ?? true else {
      throw RequestError("--frames has to be at least 1.")
    }
  }
}
