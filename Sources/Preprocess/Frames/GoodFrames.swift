import Analysis
import Media
import Preflight

/// Finds the good frame that is nearest to a wanted one.
struct GoodFrames {
  let reader: FrameReader
  let survey: FrameSurvey

  /// What came of looking for a good frame.
  enum Finding {
    /// The wanted frame is good.
    case good
    /// Another frame is, and why the wanted one is not.
    case instead(FrameAddress, reason: String)
    /// No frame near it is good, and why the wanted one is not.
    case none(reason: String, within: MediaTime)
  }

  /// How far around a frame good ones are looked for: first close by, then farther.
  private static let distances = [MediaTime(seconds: 1), MediaTime(seconds: 5)]

  /// Looks at a frame and, where it is a poor still, at those around it.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  func nearest(to wanted: FrameAddress) throws -> Finding {
    var finding = Finding.good
    for distance in Self.distances {
      let before = try reader.addresses(upTo: wanted, within: distance)
      let after = try reader.addresses(from: wanted, within: distance)
      let (addresses, run) = try survey.run(
        of: before + after.filter { $0.ticks > wanted.ticks })
      guard let reason = Self.defect(of: wanted, among: addresses, run) else { return .good }
      if let other = run.nearestGood(to: wanted.time) {
        return .instead(addresses[other], reason: reason)
      }
      finding = .none(reason: reason, within: distance)
    }
    return finding
  }

  /// Why a frame is a poor still, or nil when it is a good one.
  private static func defect(
    of wanted: FrameAddress, among addresses: [FrameAddress], _ run: FrameRun
  ) -> String? {
    guard let place = addresses.firstIndex(where: { $0.ticks == wanted.ticks }) else {
      return
        "The frame at \(wanted.time.seconds.shortDecimal(places: 6)) s is damaged and cannot be decoded whole."
    }
    return run.defects[place].first { $0.kind.makesPoorStill }?.message
  }
}

/// Looks at frames of a clip on a small scale, to tell good stills from poor ones.
struct FrameSurvey {
  let reader: FrameReader
  let planner: FrameStillPlanner

  /// Frames are looked at with at most so many pixels on the longer side.
  private static let longSide = 512

  /// Those of some frames that can be decoded whole, and what they are like, both in the order of
  /// presentation.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  package func run(of addresses: [FrameAddress]) throws -> (
    addresses: [FrameAddress], run: FrameRun
  ) {
    var whole: [FrameAddress] = []
    var frames: [MeasuredFrame] = []
    _ = try reader.readWhole(addresses, deinterlacing: planner.fields.deinterlacing) { frame in
      whole.append(frame.address)
      frames.append(try measured(frame))
    }
    return (whole, FrameRun(frames))
  }

  /// What makes a frame a poor still as far as it alone can tell, or nil.
  ///
  /// - Throws: `MediaError` when its colours cannot be converted.
  func defect(of frame: ClipFrame) throws -> FrameDefect? {
    FrameRun([try measured(frame)]).defects[0].first { $0.kind.makesPoorStill }
  }

  /// What one frame is like.
  ///
  /// - Throws: `MediaError` when its colours cannot be converted.
  func measured(_ frame: ClipFrame) throws -> MeasuredFrame {
    MeasuredFrame(
      time: frame.address.time, measures: FrameMeasures(of: try picture(of: frame)))
  }

  /// A frame as a viewer sees it, made small.
  ///
  /// - Throws: `MediaError` when its colours cannot be converted.
  func picture(of frame: ClipFrame) throws(MediaError) -> RGBImage {
    let subject = FrameSubject(planner.facts, frame.traits, convertsToSDR: true)
    let shown = subject.picture?.shown
    let rendition = FrameRendition(
      containerCropping: subject.picture?.containerCropping,
      turn: subject.picture?.turn ?? Rotation.none,
      scaledSize: shown.map { $0.within(longSide: Self.longSide) },
      colorConversion: subject.color.conversion, sourceColor: subject.color.source)
    return try frame.picture(rendition)
  }
}
