import MediaModel
import Preflight

/// Finds the frames that positions mean in one clip.
struct PositionReader {
  let clock: FrameClock
  /// The rate that timecode counts with, or nil when it is unknown.
  let rate: FrameRate?

  /// The first frame of a part that starts at a position.
  func frame(at position: TimePosition, _ option: String) throws(RequestError) -> Int {
    if case .frames(let number) = position, clock.isCounted {
      let number = Int(clamping: number)
      guard number <= clock.numbers.upperBound else { throw beyondEnd(option) }
      return max(number, clock.numbers.lowerBound)
    }
    return clock.frame(from: try time(of: position, option))
  }

  /// The end of a part that ends at a position; that frame does not belong to it.
  func end(at position: TimePosition, _ option: String) throws(RequestError) -> Int {
    if case .frames = position, clock.isCounted { return try frame(at: position, option) }
    let time = try time(of: position, option)
    let last = clock.numbers.upperBound - 1
    let end = clock.time(ofFrame: last + 1)
    // Asking for a fraction of a frame more than there is means the end.
    guard time - end < end - clock.time(ofFrame: last) else { throw beyondEnd(option) }
    return clock.frame(from: time)
  }

  /// The frame that is shown at a position.
  func frameShown(at position: TimePosition, _ option: String) throws(RequestError) -> Int {
    if case .frames = position, clock.isCounted { return try frame(at: position, option) }
    let time = try time(of: position, option)
    guard time < clock.time(ofFrame: clock.numbers.upperBound) else { throw beyondEnd(option) }
    return clock.frame(shownAt: time)
  }

  /// How many frames are asked for from a frame on, or nil when no length is.
  ///
  /// A length is a promise: of the frames only so many are meant as last no longer.
  func length(of wishes: RepairWishes, from start: Int) throws(RequestError) -> Int? {
    if let count = wishes.frameCount { return count }
    guard let duration = wishes.duration else { return nil }
    if case .frames(let count) = duration { return Int(clamping: count) }
    let end = clock.time(ofFrame: start) + (try time(of: duration, "--duration"))
    let clipEnd = clock.time(ofFrame: clock.numbers.upperBound)
    let lastFrame = clipEnd - clock.time(ofFrame: clock.numbers.upperBound - 1)
    guard end - clipEnd < lastFrame else { throw beyondEnd("--duration") }
    let isToEnd = end.seconds + .halfMicrosecond >= clipEnd.seconds
    let count = (isToEnd ? clock.numbers.upperBound : clock.frame(shownAt: end)) - start
    guard count > 0 else { throw RequestError("--duration is shorter than one frame.") }
    return count
  }

  /// How many frames are asked for up to a frame, or nil when no length is.
  func length(of wishes: RepairWishes, endingAt end: Int) throws(RequestError) -> Int? {
    let count: Int?
    if let frames = wishes.frameCount {
      count = frames
    } else if case .frames(let frames)? = wishes.duration {
      count = Int(clamping: frames)
    } else if let duration = wishes.duration {
      let start = clock.time(ofFrame: end) - (try time(of: duration, "--duration"))
      count = end - clock.frame(from: start)
    } else {
      count = nil
    }
    guard count ?? 0 <= clock.numbers.count else { throw beyondEnd("the part that is asked for") }
    return count
  }

  /// The error for a position behind the clip's end.
  func beyondEnd(_ option: String) -> RequestError {
    let end = clock.time(ofFrame: clock.numbers.upperBound)
    let subject = option.hasPrefix("--") ? option : option.capitalizedFirst
    return RequestError("\(subject) lies behind the end of the clip, which is at \(end.short).")
  }

  private func time(of position: TimePosition, _ option: String) throws(RequestError) -> MediaTime {
    if case .time(let time) = position { return time }
    guard let rate else {
      throw RequestError("\(option) counts frames, and the clip has no frame rate; use seconds.")
    }
    guard let time = position.time(at: rate) else {
      throw RequestError("\(option) names a timecode that does not exist at \(rate) fps.")
    }
    return time
  }
}
