import MediaModel

/// Which frames of a clip make up its strip: exact ones where that is cheap, else key frames near the
/// wanted times.
struct StripPlan: Equatable {
  /// Times at which the very frame is decoded.
  var exact: [MediaTime] = []
  /// Key frames that stand in for the times near them.
  var keyFrames: [FrameAddress] = []

  /// Plans the frames between the first and the last.
  ///
  /// - Parameters:
  ///   - duration: How long the clip is shown.
  ///   - count: How many frames the strip has in all; it is divided into as many equal cells.
  ///   - mayDecodeAll: Whether all frames of the clip could be decoded in reasonable time.
  ///   - keyFrame: The last key frame at or before each wanted time, or nil.
  init(
    of duration: MediaTime, count: Int, mayDecodeAll: Bool,
    keyFrame: ([MediaTime]) throws -> [FrameAddress?]
  ) rethrows {
    let wanted = Self.middles(of: duration, count: count)
    guard let cell = duration.seconds / Rational(max(1, count)) else { return }
    for (time, key) in zip(wanted, try keyFrame(wanted)) {
      if let key, (time - key.time).seconds * 2 <= cell || !mayDecodeAll {
        if keyFrames.last != key, key.time > .zero { keyFrames.append(key) }
      } else if mayDecodeAll {
        exact.append(time)
      }
    }
  }

  /// The middles of all cells but the first and the last.
  static func middles(of duration: MediaTime, count: Int) -> [MediaTime] {
    guard count > 2 else { return [] }
    return (1..<(count - 1)).compactMap { cell in
      Rational(Int64(2 * cell + 1), Int64(2 * count)).map {
        MediaTime(seconds: duration.seconds * $0)
      }
    }
  }
}
