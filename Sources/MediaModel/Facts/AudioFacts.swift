/// What is known of one track of audio.
public struct AudioFacts: Sendable, Hashable {
  /// The track's number in the file, from 0.
  public var index: Int
  public var codec: CodecFacts
  /// Samples a second of one channel, or nil when unknown.
  public var sampleRate: Int?
  public var channelCount: Int?
  /// The channel layout (`"stereo"`, `"5.1(side)"`), or nil when unspecified.
  public var channelLayout: String?
  /// Bits of one sample of uncompressed or lossless audio, or nil.
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

/// How a track is coded.
public struct CodecFacts: Sendable, Hashable {
  /// FFmpeg's short name (`h264`, `hevc`, `aac`), or the tag when FFmpeg does not know the codec.
  public var name: String
  /// The codec in words (`"H.264 / AVC"`), or nil.
  public var longName: String?
  /// The profile's name (`"High"`), or nil.
  public var profile: String?
  /// The level as the codec's standard writes it (`"4.1"`), or nil.
  public var level: String?
  /// The four characters with which the container names the codec (`"avc1"`), or nil.
  public var tag: String?
  /// Whether this build of FFmpeg has a decoder for it.
  public var isDecodable: Bool

  public init(
    name: String, longName: String? = nil, profile: String? = nil, level: String? = nil,
    tag: String? = nil, isDecodable: Bool = true
  ) {
    self.name = name
    self.longName = longName
    self.profile = profile
    self.level = level
    self.tag = tag
    self.isDecodable = isDecodable
  }
}
