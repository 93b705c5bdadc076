/// What is heard in a part of a clip: where, how loud, whether somebody speaks, where one may cut, and
/// what is wrong with it.
///
/// Times are counted from the clip's first frame, or from its first sample when it has no video.
public struct SoundContent: Sendable, Hashable {
  /// The number of the track that was listened to, from 0.
  public var track: Int
  /// The part of the clip that was listened to.
  public var looked: TimeRange
  /// From the first audible sample to the last, or nil when nothing is heard: the true length of the
  /// audio, whatever the container says.
  public var heard: TimeRange?
  /// How long after the first frame the track's first sample is presented, negative when before, or nil
  /// when the clip has no video or the beginning was not listened to.
  public var startOffset: MediaTime?
  /// Where nothing is heard, in order.
  public var silences: [SilentPart]
  /// Where one may cut without cutting into speech, in order: between words and sentences, and where
  /// nobody speaks.
  public var pauses: [Pause]
  /// Where somebody seems to speak, in order, with the short pauses between words.
  public var speech: [SpeechPart]
  public var loudness: Loudness
  public var clipping: Clipping
  /// One for each channel, in the order of the track.
  public var channels: [ChannelLevel]
  /// Where the track is damaged or has a gap, in order; it counts as silent there.
  public var holes: [TimeRange]

  public init(
    track: Int, looked: TimeRange, heard: TimeRange? = nil, startOffset: MediaTime? = nil,
    silences: [SilentPart] = [], pauses: [Pause] = [], speech: [SpeechPart] = [],
    loudness: Loudness = Loudness(), clipping: Clipping = Clipping(),
    channels: [ChannelLevel] = [], holes: [TimeRange] = []
  ) {
    self.track = track
    self.looked = looked
    self.heard = heard
    self.startOffset = startOffset
    self.silences = silences
    self.pauses = pauses
    self.speech = speech
    self.loudness = loudness
    self.clipping = clipping
    self.channels = channels
    self.holes = holes
  }

  /// The level of samples, in decibels of full scale, below which nothing counts as heard: where
  /// FFmpeg's `silencedetect` draws the line as well.
  public static let audibleDBFS = -60.0

  /// Whether nothing is heard at all.
  public var isSilent: Bool { heard == nil }

  /// Whether somebody seems to speak.
  public var hasSpeech: Bool { !speech.isEmpty }

  /// The numbers of the channels, from 0, that are silent while another is heard; the usual case is a
  /// microphone that was recorded on one side only.
  ///
  /// Only the first two channels are judged: the others of surround audio are silent for long, and
  /// nobody misses them.
  public var deadChannels: [Int] {
    let front = channels.prefix(2)
    guard front.count == 2,
      front.contains(where: {
        ($0.peakDBFS ?? -.infinity) >= Self.audibleDBFS + Self.deadChannelGap
      })
    else { return [] }
    return front.indices.filter { (channels[$0].peakDBFS ?? -.infinity) < Self.audibleDBFS }
  }

  /// So many decibels above the limit of silence the other channel is to be, or both are merely quiet.
  private static let deadChannelGap = 20.0
}

/// A part of a clip in which nothing is heard.
public struct SilentPart: Sendable, Hashable {
  public var range: TimeRange
  /// The level of its loudest sample in decibels of full scale, or nil when all samples are zero.
  public var peakDBFS: Double?

  public init(range: TimeRange, peakDBFS: Double?) {
    self.range = range
    self.peakDBFS = peakDBFS
  }
}

/// A part of a clip at which one may cut: no word is spoken in it.
public struct Pause: Sendable, Hashable {
  public var range: TimeRange
  /// Where to cut: the middle of its quietest stretch.
  public var cut: MediaTime
  /// The level at the cut against what is spoken around it, in decibels; negative when quieter.
  public var depthDB: Double
  /// How likely it is that no word is cut there, 0 to 1.
  public var confidence: Double

  public init(range: TimeRange, cut: MediaTime, depthDB: Double, confidence: Double) {
    self.range = range
    self.cut = cut
    self.depthDB = depthDB
    self.confidence = confidence
  }
}

/// A part of a clip in which somebody seems to speak.
public struct SpeechPart: Sendable, Hashable {
  public var range: TimeRange
  /// How much like speech it sounds, on average, 0 to 1.
  public var confidence: Double

  public init(range: TimeRange, confidence: Double) {
    self.range = range
    self.confidence = confidence
  }
}

/// How loud audio is, as EBU R 128 (ITU-R BS.1770) measures it.
public struct Loudness: Sendable, Hashable {
  /// The loudness of the whole, or nil when it is shorter than 0.4 s or quieter than -70 LUFS.
  public var integratedLUFS: Double?
  /// How far loud and quiet parts lie apart (EBU Tech 3342), or nil when it is shorter than 3 s or
  /// quieter than -70 LUFS.
  public var rangeLU: Double?
  /// The highest level between samples as well as on them, or nil when all samples are zero.
  public var truePeakDBTP: Double?

  public init(integratedLUFS: Double? = nil, rangeLU: Double? = nil, truePeakDBTP: Double? = nil) {
    self.integratedLUFS = integratedLUFS
    self.rangeLU = rangeLU
    self.truePeakDBTP = truePeakDBTP
  }
}

/// How much of the audio is cut off at full scale.
public struct Clipping: Sendable, Hashable {
  /// The share of all samples that belong to runs at full scale, 0 to 1.
  public var share: Double
  /// How many runs of three or more samples at full scale there are, in all channels.
  public var runCount: Int
  /// Where those runs are, in order, those close together joined; the first thousand.
  public var parts: [TimeRange]

  public init(share: Double = 0, runCount: Int = 0, parts: [TimeRange] = []) {
    self.share = share
    self.runCount = runCount
    self.parts = parts
  }
}

/// The level of one channel.
public struct ChannelLevel: Sendable, Hashable {
  /// The level of the loudest sample in decibels of full scale, or nil when all samples are zero.
  public var peakDBFS: Double?
  /// The level of all samples (root mean square), or nil when all are zero.
  public var averageDBFS: Double?

  public init(peakDBFS: Double?, averageDBFS: Double?) {
    self.peakDBFS = peakDBFS
    self.averageDBFS = averageDBFS
  }
}
