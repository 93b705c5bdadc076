import MediaModel

/// What a Matroska file's header says of one track.
struct MatroskaTrack {
  /// What a track carries.
  enum Kind: Hashable {
    case video, audio, subtitle
    case other(Int)

    init(_ number: Int) {
      switch number {
      case 1: self = .video
      case 2: self = .audio
      case 17: self = .subtitle
      default: self = .other(number)
      }
    }
  }

  /// The number that blocks refer to.
  package let number: Int
  /// The number that tags refer to.
  let identifier: UInt64
  let kind: Kind
  /// Matroska's name of the codec: `V_VP9`.
  let codecIdentifier: String
  let isEnabled: Bool
  let isDefault: Bool
  /// How long a frame lasts in nanoseconds, or nil when the header does not say.
  let defaultDurationNanoseconds: Int?
  /// What is said of pictures, or nil for other kinds.
  let video: MatroskaVideo?
  /// The number of frames by the writer's own statistics, or nil when there are none.
  var taggedFrameCount: Int?
  /// The duration by the writer's own statistics, or nil when there are none.
  var taggedDuration: MediaTime?

  /// A track entry, or nil when it has no number.
  init?(_ entry: EBMLNode) {
    guard let number = entry.child(MatroskaElements.trackNumber)?.number, number > 0 else {
      return nil
    }
    self.number = number
    identifier = entry.child(MatroskaElements.trackIdentifier)?.unsigned ?? 0
    kind = Kind(entry.child(MatroskaElements.trackType)?.number ?? 0)
    codecIdentifier = entry.child(MatroskaElements.codecIdentifier)?.text ?? ""
    isEnabled = entry.child(MatroskaElements.trackEnabled)?.number != 0
    isDefault = entry.child(MatroskaElements.trackDefault)?.number != 0
    defaultDurationNanoseconds = entry.child(MatroskaElements.defaultDuration)?.number.flatMap {
      $0 > 0 ? $0 : nil
    }
    video = entry.child(MatroskaElements.video).map(MatroskaVideo.init)
  }

  /// The rate that the default duration states, or nil.
  ///
  /// Writers round the duration, some to whole microseconds; a rate of film or television whose
  /// frames last as long within half a microsecond is meant.
  var nominalFrameRate: FrameRate? {
    guard let nanoseconds = defaultDurationNanoseconds else { return nil }
    for (frames, seconds) in Self.commonRates {
      // Frames of a second and more are nobody's rate, and their product would not fit.
      guard nanoseconds < 1_000_000_000 else { break }
      let difference = Int64(nanoseconds) * frames - seconds * 1_000_000_000
      if abs(difference) <= 500 * frames { return FrameRate(frames, seconds) }
    }
    return FrameRate(1_000_000_000, Int64(nanoseconds))
  }

  private static let commonRates: [(Int64, Int64)] = [
    (24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48, 1), (50, 1), (60000, 1001),
    (60, 1), (120_000, 1001), (120, 1),
  ]
}
