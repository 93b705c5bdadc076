/// How far a rendition is.
public struct RenderProgress: Sendable, Hashable {
  /// Frames written so far.
  public var frameCount: Int
  /// Frames to be written.
  public var totalFrameCount: Int

  public init(frameCount: Int, totalFrameCount: Int) {
    self.frameCount = frameCount
    self.totalFrameCount = totalFrameCount
  }
}

/// What came of a rendition.
public struct RenderOutcome: Sendable, Hashable {
  /// Frames written.
  public var frameCount: Int
  /// The mean peak signal-to-noise ratio of the luma against what went into the encoder, in dB; nil
  /// when nothing was encoded or the encoder does not tell.
  public var lumaPSNR: Double?
  /// The mean quantizer of the encoder, or nil.
  public var meanQuantizer: Double?
  /// What was replaced because it could not be decoded, a sentence each.
  public var damage: [String]

  public init(
    frameCount: Int, lumaPSNR: Double? = nil, meanQuantizer: Double? = nil, damage: [String] = []
  ) {
    self.frameCount = frameCount
    self.lumaPSNR = lumaPSNR
    self.meanQuantizer = meanQuantizer
    self.damage = damage
  }
}
