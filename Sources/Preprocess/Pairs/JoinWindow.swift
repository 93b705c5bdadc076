import Analysis
import MediaModel
import Preflight

/// The frames of a clip near the join, or the one picture of a file, and what is wrong with them.
struct JoinWindow {
  /// A frame that was looked at.
  struct Frame {
    /// Nil of a still picture.
    var address: FrameAddress?
    var measured: MeasuredFrame
  }

  /// In the order of presentation; at least one.
  let addresses: [FrameAddress?]
  package let run: FrameRun
  /// Frames that could not be decoded whole, in the order of presentation.
  let damaged: [FrameAddress]
  /// How many frames there are in the same part of the clip, those included that were passed over.
  let frameCount: Int
  private let side: PairSide

  init(_ frames: [Frame], damaged: [FrameAddress], of frameCount: Int, side: PairSide) {
    precondition(!frames.isEmpty, "A window shows at least one frame.")
    addresses = frames.map(\.address)
    run = FrameRun(frames.map(\.measured))
    self.damaged = damaged
    self.frameCount = frameCount
    self.side = side
  }

  /// The place of the frame right at the join.
  var outermost: Int {
    switch side {
    case .start: addresses.count - 1
    case .end: 0
    }
  }

  /// The place of the good frame that is nearest to the join, or nil when none is good.
  var nearestGood: Int? { run.nearestGood(to: outermost) }

  /// The damaged frames between the frames of the window and the join.
  var damagedAtJoin: [FrameAddress] {
    guard let edge = addresses[outermost] else { return [] }
    return damaged.filter { side == .start ? $0.ticks > edge.ticks : $0.ticks < edge.ticks }
  }

  /// The places that are no farther than a length from one.
  func places(within length: MediaTime, of place: Int) -> Range<Int> {
    let time = run.frames[place].time
    let near = run.frames.indices.filter { index in
      (run.frames[index].time - time).seconds.magnitude <= length.seconds
    }
    return (near.first ?? place)..<((near.last ?? place) + 1)
  }

  /// The places between a frame and the join, that frame left out.
  func places(beyond place: Int) -> Range<Int> {
    switch side {
    case .start: place + 1..<addresses.count
    case .end: 0..<place
    }
  }

  /// How far a frame is from the one at the join.
  package func distance(of place: Int) -> MediaTime {
    MediaTime(seconds: (run.frames[outermost].time - run.frames[place].time).seconds.magnitude)
  }

  /// How far the frames reach beyond one, away from the join.
  func reach(beyond place: Int) -> MediaTime {
    let farthest = outermost == 0 ? addresses.count - 1 : 0
    return distance(of: farthest) - distance(of: place)
  }
}
