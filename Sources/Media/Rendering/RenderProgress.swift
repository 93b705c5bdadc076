/// How far a rendition is.
package struct RenderProgress: Sendable, Hashable {
  /// Frames written so far.
  package var frameCount: Int
  /// Frames to be written.
  package var totalFrameCount: Int

  package init(frameCount: Int, totalFrameCount: Int) {
    self.frameCount = frameCount
    self.totalFrameCount = totalFrameCount
  }
}

/// What came of a rendition.
package struct RenderOutcome: Sendable, Hashable {
  /// Frames written.
  package var frameCount: Int
  /// The mean peak signal-to-noise ratio of the luma against what went into the encoder, in dB; nil
  /// when nothing was encoded or the encoder does not tell.
  package var lumaPSNR: Double?
  /// The mean quantizer of the encoder, or nil.
  package var meanQuantizer: Double?
  /// What was replaced because it could not be decoded, a sentence each.
  package var damage: [String]

  package init(
    frameCount: Int, lumaPSNR: Double? = nil, meanQuantizer: Double? = nil, damage: [String] = []
  ) {
    self.frameCount = frameCount
    self.lumaPSNR = lumaPSNR
    self.meanQuantizer = meanQuantizer
    self.damage = damage
  }
}
