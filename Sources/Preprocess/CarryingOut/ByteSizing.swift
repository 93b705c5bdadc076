import Media
import MediaModel

/// Lowers the rate of a rendition until its file is small enough.
struct ByteSizing {
  private(set) var rendition: ClipRendition
  /// Whether a rate was set at all.
  private(set) var isTightened = false
  private let maximumByteCount: Int64?
  private var attempts = 0

  /// How often a smaller rate is tried.
  static let mostAttempts = 3
  /// The part of the bytes that is left for the container, in percent.
  private static let containerShare: Int64 = 3

  init(_ rendition: ClipRendition, maximumByteCount: Int64?) {
    self.rendition = rendition
    self.maximumByteCount = maximumByteCount
  }

  /// Chooses a lower rate for pictures after a file of so many bytes came out; false when there is
  /// none left to try.
  mutating func tighten(after byteCount: Int64) -> Bool {
    guard attempts < Self.mostAttempts, let maximumByteCount,
      case .encode(let picture, var encoding) = rendition.video.method,
      let rate = nextRate(after: byteCount, maximum: maximumByteCount, now: encoding.target)
    else { return false }
    attempts += 1
    isTightened = true
    encoding.target = .bitRate(rate)
    rendition.video.method = .encode(picture, encoding)
    return true
  }

  private func nextRate(
    after byteCount: Int64, maximum: Int64, now target: VideoEncoding.Target
  ) -> Int64? {
    let rate: Int64
    switch target {
    case .bitRate(let last):
      // The encoder missed its aim by this much; the next aim is lower by that and a little more.
      let share = Rational(maximum, max(1, byteCount)) ?? 1
      rate = (Rational(last) * share * (Rational(95, 100) ?? 1)).roundedDown
    case .quality:
      let seconds = (rendition.video.duration ?? span).seconds
      let bits = Rational(maximum) * 8 * (Rational(100 - Self.containerShare, 100) ?? 1)
      guard let all = bits / seconds else { return nil }
      rate = all.roundedDown - soundRate
    }
    return rate >= 10_000 ? rate : nil
  }

  private var span: MediaTime { rendition.video.range.end - rendition.video.range.start }

  private var soundRate: Int64 {
    guard case .encode(let encoding)? = rendition.audio?.method else {
      return rendition.audio == nil ? 0 : 192_000
    }
    return encoding.bitRate ?? Int64(encoding.sampleRate * encoding.channelCount * 16)
  }
}
