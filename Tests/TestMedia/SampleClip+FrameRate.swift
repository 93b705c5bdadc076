import MediaModel

extension SampleClip {
  /// Gives the clip a rate as a fraction, for callers that know no `Rational`.
  public mutating func setFrameRate(_ numerator: Int64, _ denominator: Int64) {
    frameRate = Rational(numerator, denominator) ?? frameRate
  }
}
