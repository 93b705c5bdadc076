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
