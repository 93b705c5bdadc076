import MediaModel

/// What is wrong with a cut of a numbered clip, as other programs see it.
public struct CutInspection: Sendable {
  /// Clocks of a thousand ticks a second round.
  private static let clockTolerance = 0.0011
  private static let soundTolerance = 0.010
  /// Decoders that do not cut the last packet of sound give up to 1024 samples too many.
  private static let packetTolerance = 0.0215

  private let clip: NumberedClip
  private let source: PlayedClip
  /// The cut, played.
  public let result: PlayedClip
  /// How long readers say that the cut lasts.
  public let readings: ClipReadings

  /// Reads a cut of a clip that was played before.
  ///
  /// - Throws: `ExternalProgram.Failure` when a tool fails.
  public init(_ result: String, of clip: NumberedClip, played source: PlayedClip) throws {
    self.clip = clip
    self.source = source
    let report = try FFprobeReport.frames(of: result)
    self.result = try PlayedClip(result, report: report)
    readings = try ClipReadings(result, report: report)
  }

  /// Every way in which the cut is not exactly the frames of a range, counted as players show them,
  /// with the sound that belongs to them, and found by every reader as long as it is; a sentence each.
  public func faults(keeping range: Range<Int>) -> [String] {
    wrongFrames(range) + wrongTimes(range) + wrongClicks(range) + wrongReadings(range)
  }

  /// How long the frames of a range last, in seconds.
  public func length(of range: Range<Int>) -> Double {
    if let rate = clip.rate {
      return rate.duration(ofFrames: Int64(range.count)).seconds.approximation
    }
    let ends = source.times + [(source.times.last ?? 0) + (source.lastFrameDuration ?? 0)]
    return ends[range.upperBound] - ends[range.lowerBound]
  }

  private func wrongFrames(_ range: Range<Int>) -> [String] {
    let wanted = range.map { clip.numbers.lowerBound + $0 }
    let numbers = result.numbers.map { $0.map(String.init) ?? "?" }.joined(separator: " ")
    return [
      result.numbers == wanted
        ? nil
        : "wanted frames \(wanted.first ?? -1)…\(wanted.last ?? -1), "
          + "\(wanted.count) of them; shown are \(result.numbers.count): \(numbers)",
      result.turn == source.turn
        ? nil : "turned by \(result.turn) quarters, the source by \(source.turn)",
    ].compactMap(\.self)
  }

  private func wrongTimes(_ range: Range<Int>) -> [String] {
    let expected =
      clip.rate.map { rate in
        (0..<Int64(range.count)).map { rate.duration(ofFrames: $0).seconds.approximation }
      } ?? Array(source.times(afterFrame: range.lowerBound)[range])
    let errors = zip(result.times, expected).map { abs($0 - $1) }
    let earliest = readings.earliestTime ?? 0
    return [
      abs(result.times.first ?? 1) < 0.000_001
        ? nil : "the first frame shows at \(result.times.first ?? -1) s",
      errors.allSatisfy { $0 < Self.clockTolerance }
        ? nil : "a frame is \(errors.max() ?? 0) s off its time",
      readings.packetCount == range.count
        ? nil : "there are \(readings.packetCount) coded pictures for \(range.count) frames",
      readings.hiddenPacketCount == 0 ? nil : "\(readings.hiddenPacketCount) pictures are hidden",
      earliest >= 0 ? nil : "a time is negative: \(earliest) s",
    ].compactMap(\.self)
  }

  private func wrongClicks(_ range: Range<Int>) -> [String] {
    let end = length(of: range)
    let wanted = source.clicks(afterFrame: range.lowerBound)
    let found = result.clicks
    func isIn(_ list: [Double], _ click: Double) -> Bool {
      list.contains { abs($0 - click) < Self.soundTolerance }
    }
    // Clicks at the very ends may be faded or cut.
    let inside = Self.soundTolerance..<max(Self.soundTolerance, end - 0.04)
    let missing = wanted.filter { inside.contains($0) && !isIn(found, $0) }
    let strange = found.filter { !isIn(wanted, $0) }
    return missing.map { "no click at \($0) s (but at \(found))" }
      + strange.map { "a click at \($0) s (wanted at \(wanted))" }
  }

  private func wrongReadings(_ range: Range<Int>) -> [String] {
    let length = length(of: range)
    let pictures = readings.ofPictures.filter { abs($0.value - length) > Self.clockTolerance }
    let sounds = readings.ofSound.filter { $0.value > length + Self.clockTolerance }
    let soundEnd = result.sound?.upperBound ?? 0
    return (pictures.map { ($0.key, $0.value) } + sounds.map { ($0.key, $0.value) })
      .map { "\($0.0) reads \($0.1) s of \(length) s" }
      + (soundEnd > length + Self.packetTolerance ? ["sound ends at \(soundEnd) s"] : [])
  }
}
