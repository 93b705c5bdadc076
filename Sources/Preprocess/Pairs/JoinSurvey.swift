import Analysis
import Media
import MediaModel
import Preflight

/// Looks at the frames of a clip near the join on a small scale.
struct JoinSurvey {
  let source: PairSource
  /// The shape and size in which pictures are looked at.
  let size: PixelSize
  let wishes: PairWishes

  /// How far from the join every frame is looked at; it holds a second and the neighbours by which the
  /// farthest of its frames is judged.
  static let nearLength = MediaTime(seconds: Rational(3, 2) ?? 1)
  /// How much of the clip has to be seen beyond a frame before it is called good.
  private static let leastReach = MediaTime(seconds: .half)
  /// How far from the join good frames are looked for.
  private static let farthest = MediaTime(seconds: 24)
  /// How many frames are looked at farther away; of more, every second or third one is.
  private static let farFrameCount = 120

  /// How many frames are looked at if good ones are near the join.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  func expectedCount(search: MediaTime?) throws(MediaError) -> Int {
    guard let join = try source.outermostFrame() else { return 1 }
    let all = try source.frames(within: Self.firstLength(search), of: join)
    return try worthLooking(at: all, join).count
  }

  /// The window in which a good frame and the frames beyond it are seen, as far as the clip reaches.
  ///
  /// - Parameters:
  ///   - search: How far the window has to reach at least, or nil.
  ///   - progress: Called before each frame; false cancels.
  /// - Returns: The window, which has at least one frame.
  /// - Throws: `MediaError` when a frame cannot be decoded.
  func window(search: MediaTime?, progress: () -> Bool) throws -> JoinWindow {
    guard let join = try source.outermostFrame() else { return try stillWindow() }
    var length = Self.firstLength(search)
    while true {
      let all = try source.frames(within: length, of: join)
      let chosen = try worthLooking(at: all, join)
      let window = try look(at: chosen, of: all.count, progress: progress)
      let reach = window.nearestGood.map { window.reach(beyond: $0) } ?? .zero
      guard reach < Self.leastReach, length < Self.farthest,
        try source.frames(within: length + length, of: join).count > all.count
      else { return window }
      length = length + length
    }
  }

  private static func firstLength(_ search: MediaTime?) -> MediaTime {
    max(nearLength, search.map { $0 + leastReach } ?? .zero)
  }

  /// The frames that are near the join, and of those farther away as many as can be looked at, evenly
  /// spaced.
  private func worthLooking(
    at all: [FrameAddress], _ join: FrameAddress
  ) throws(MediaError) -> [FrameAddress] {
    let near = try source.frames(within: Self.nearLength, of: join).count
    let farCount = all.count - near
    guard farCount > Self.farFrameCount else { return all }
    let step = (farCount + Self.farFrameCount - 1) / Self.farFrameCount
    return all.indices.filter { place in
      let toJoin = source.side == .start ? all.count - 1 - place : place
      return toJoin < near || (toJoin - near) % step == 0
    }.map { all[$0] }
  }

  private func look(
    at addresses: [FrameAddress], of frameCount: Int, progress: () -> Bool
  ) throws -> JoinWindow {
    var frames: [JoinWindow.Frame] = []
    let fields = source.planner.fields.deinterlacing
    let damaged = try source.reader?.readWhole(addresses, deinterlacing: fields) { frame in
      guard progress() else { throw MediaError(cancelled: source.facts.path) }
      let picture = try frame.sketch(rendition(of: frame.traits))
      frames.append(
        JoinWindow.Frame(
          address: frame.address,
          measured: MeasuredFrame(
            time: frame.address.time, measures: FrameMeasures(of: picture))))
    }
    if frames.isEmpty, let damaged, let join = source.side == .start ? damaged.last : damaged.first
    {
      // The error names the frame, and a whole one if there is any.
      try source.reader?.read([join]) { _ in }
    }
    return JoinWindow(frames, damaged: damaged ?? [], of: frameCount, side: source.side)
  }

  /// The picture of a file, on the same scale.
  private func stillWindow() throws -> JoinWindow {
    let picture = try StillRenderer.picture(
      of: source.facts.path, rendition(of: FrameTraits()))
    let measured = MeasuredFrame(time: .zero, measures: FrameMeasures(of: picture))
    return JoinWindow(
      [JoinWindow.Frame(address: nil, measured: measured)], damaged: [], of: 1, side: source.side)
  }

  /// How a frame is made small, cropped as it is going to be in the pair; where that is padded, what is
  /// compared is still the middle, which bars would hide.
  private func rendition(of traits: FrameTraits) -> FrameRendition {
    let subject = FrameSubject(source.facts, traits, convertsToSDR: true)
    var rendition = FrameRendition(
      colorConversion: subject.color.conversion, sourceColor: subject.color.source,
      background: wishes.background)
    guard let picture = subject.picture else { return rendition }
    let focus = wishes.focus ?? RepairWishes.Focus(x: .half, y: .half)
    let fit =
      PictureFit.whole(picture.shown, in: size)
      ?? .cropped(picture.shown, to: size, focus: focus, step: 1)
    rendition.apply(fit, to: picture, background: wishes.background, step: 1)
    return rendition
  }
}

extension MediaError {
  /// The error of a run that was asked to stop.
  init(cancelled path: String) {
    self.init(.cancelled, path: path, reason: "was not finished: cancelled.")
  }
}
