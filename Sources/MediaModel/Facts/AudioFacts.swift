/// What is known of one track of sound.
public struct AudioFacts: Sendable, Hashable {
  /// The track's number in the file, from 0.
  public var index: Int
  public var codec: CodecFacts
  /// Samples a second of one channel, or nil when unknown.
  public var sampleRate: Int?
  public var channelCount: Int?
  /// The channel layout (`"stereo"`, `"5.1(side)"`), or nil when unspecified.
  public var channelLayout: String?
  /// Bits of one sample of uncompressed or lossless sound, or nil.
  public var bitDepth: Int?
  /// Samples at the start that an encoder put there and a player drops, or nil when unknown.
  public var primingSampleCount: Int?
  /// How long the track is presented.
  public var duration: Sourced<MediaTime>?
  /// When the track's first sample is presented.
  public var startTime: MediaTime?
  /// Bits a second, or nil when unknown.
  public var bitRate: Int64?
  /// What the edit list does, or nil when the track has none or it changes nothing.
  public var editList: EditListFacts?
  public var isDefault: Bool
  public var isEnabled: Bool
  /// The track's language as an ISO 639-2 code, or nil.
  public var language: String?

  public init(
    index: Int, codec: CodecFacts, sampleRate: Int? = nil, channelCount: Int? = nil,
    channelLayout: String? = nil, bitDepth: Int? = nil, primingSampleCount: Int? = nil,
    duration: Sourced<MediaTime>? = nil, startTime: MediaTime? = nil, bitRate: Int64? = nil,
    editList: EditListFacts? = nil, isDefault: Bool = false, isEnabled: Bool = true,
    language: String? = nil
  ) {
    self.index = index
    self.codec = codec
    self.sampleRate = sampleRate
    self.channelCount = channelCount
    self.channelLayout = channelLayout
    self.bitDepth = bitDepth
    self.primingSampleCount = primingSampleCount
    self.duration = duration
    self.startTime = startTime
    self.bitRate = bitRate
    self.editList = editList
    self.isDefault = isDefault
    self.isEnabled = isEnabled
    self.language = language
  }
}
