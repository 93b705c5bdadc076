import Media
import MediaModel
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
  /// - Throws: `MediaError` when the frames cannot be decoded.
  func nearest(to wanted: FrameAddress) throws -> Finding {
    var finding = Finding.good
    for distance in Self.distances {
      let before = try reader.addresses(upTo: wanted, within: distance)
      let after = try reader.addresses(from: wanted, within: distance)
      let addresses = before + after.filter { $0.ticks > wanted.ticks }
      let run = try survey.run(of: addresses)
      guard run.frames.count == addresses.count,
        let place = addresses.firstIndex(where: { $0.ticks == wanted.ticks }), !run.isGood(place)
      else { return .good }
      let reason = run.defects[place].first { $0.kind.makesPoorStill }?.message ?? ""
      if let other = run.nearestGood(to: place) {
        return .instead(addresses[other], reason: reason)
      }
      finding = .none(reason: reason, within: distance)
    }
    return finding
  }
}
