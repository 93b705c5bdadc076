/// How pictures are coded.
public struct VideoEncoding: Sendable, Hashable {
  public enum Codec: String, Sendable, Hashable, CaseIterable {
    case h264, hevc, vp9, prores
  }

  /// What the encoder aims at.
  public enum Target: Sendable, Hashable {
    /// The same quality throughout: the encoder's constant rate factor, lower is better.
    case quality(Int)
    /// Bits a second on average.
    case bitRate(Int64)
  }

  public var codec: Codec
  public var target: Target

  public init(codec: Codec = .h264, target: Target = .quality(16)) {
    self.codec = codec
    self.target = target
  }
}

/// How sound is coded.
public struct AudioEncoding: Sendable, Hashable {
  public enum Codec: String, Sendable, Hashable, CaseIterable {
    case aac, opus
    /// Uncompressed, 16 bits.
    case pcm = "pcm_s16le"
  }

  public var codec: Codec
  /// Samples a second of one channel.
  public var sampleRate: Int
  public var channelCount: Int
  /// Bits a second; nil for uncompressed sound.
  public var bitRate: Int64?

  public init(
    codec: Codec = .aac, sampleRate: Int = 48_000, channelCount: Int = 2, bitRate: Int64? = 192_000
  ) {
    self.codec = codec
    self.sampleRate = sampleRate
    self.channelCount = channelCount
    self.bitRate = bitRate
  }
}
