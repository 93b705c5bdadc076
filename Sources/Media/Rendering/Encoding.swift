/// How pictures are coded.
package struct VideoEncoding: Sendable, Hashable {
  package enum Codec: String, Sendable, Hashable, CaseIterable {
    case h264, hevc, vp9, prores
  }

  /// What the encoder aims at.
  package enum Target: Sendable, Hashable {
    /// The same quality throughout: the encoder's constant rate factor, lower is better.
    case quality(Int)
    /// Bits a second on average.
    case bitRate(Int64)
  }

  package var codec: Codec
  package var target: Target

  package init(codec: Codec = .h264, target: Target = .quality(16)) {
    self.codec = codec
    self.target = target
  }
}

/// How sound is coded.
package struct AudioEncoding: Sendable, Hashable {
  package enum Codec: String, Sendable, Hashable, CaseIterable {
    case aac, opus
    /// Uncompressed, 16 bits.
    case pcm = "pcm_s16le"
  }

  package var codec: Codec
  /// Samples a second of one channel.
  package var sampleRate: Int
  package var channelCount: Int
  /// Bits a second; nil for uncompressed sound.
  package var bitRate: Int64?

  package init(
    codec: Codec = .aac, sampleRate: Int = 48_000, channelCount: Int = 2, bitRate: Int64? = 192_000
  ) {
    self.codec = codec
    self.sampleRate = sampleRate
    self.channelCount = channelCount
    self.bitRate = bitRate
  }
}
