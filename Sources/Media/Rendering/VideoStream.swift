import CFFmpeg
import MediaModel

/// Frames that went through the filters, each with the number or time that it has in the result.
final class VideoStream {
  private let rendition: VideoRendition
  private let picture: FrameRendition
  private let file: FileBytes
  private let toleratesDamage: Bool
  private var frames: RangeFrames
  private var pacer: FramePacer
  private var filters: FrameFilterChain
  private let decoded: Frame
  /// The frame of the source whose frames of the result are not known yet, and when it is shown.
  private var held: (frame: Frame, time: Int64)?
  /// When the last frame of the source was shown.
  private var lastTime: Int64?
  private var ready: [Frame] = []
  private var shown = ShownFrames()
  private var isPassDone = false
  /// How many frames were handed out.
  private(set) var count = 0
  private var damage: FrameDamage

  /// Opens the source and goes to the range.
  init(
    _ rendition: VideoRendition, _ picture: FrameRendition, of file: FileBytes,
    toleratesDamage: Bool
  ) throws(MediaError) {
    self.rendition = rendition
    self.picture = picture
    self.file = file
    self.toleratesDamage = toleratesDamage
    damage = FrameDamage(path: file.path, isTolerated: toleratesDamage)
    frames = try RangeFrames(track: rendition.track, range: rendition.range, in: file)
    do {
      decoded = try Frame()
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    filters = FrameFilterChain(picture)
    pacer = FramePacer(
      Self.timing(of: rendition, toleratesDamage), timeBase: frames.stream.timeBase,
      start: frames.ticks.lowerBound)
  }

  /// What was replaced or repaired because it could not be decoded, a sentence each.
  var damageNotes: [String] { damage.notes }

  /// Seconds a tick of the times of frames.
  var timeBase: AVRational {
    switch rendition.timing {
    case .even(let rate), .resampled(let rate): rate.framesPerSecond.fraction.inverted
    case .original: frames.stream.raw.pointee.time_base
    }
  }

  /// When the last frame is over, in ticks of `timeBase`.
  var end: Int64 {
    switch rendition.timing {
    case .even, .resampled: Int64(rendition.frameCount)
    case .original: Int64(frames.ticks.count)
    }
  }

  /// The shape of a pixel of the source, turned as the frames are.
  var pixelAspect: AVRational {
    let isSquare = picture.scaledSize != nil || picture.padding != nil
    guard !isSquare else { return AVRational(num: 1, den: 1) }
    let aspect = frames.pixelAspect
    return picture.turn.swapsSides ? aspect.inverted : aspect
  }

  /// Gets the next frame; false at the end.
  ///
  /// - Throws: `MediaError` when frames cannot be decoded or filtered, or are missing.
  func next(into result: Frame) throws(MediaError) -> Bool {
    guard count < rendition.frameCount else { return false }
    do {
      while ready.isEmpty {
        if isPassDone {
          try goOn()
        } else {
          try step()
        }
      }
    } catch let error as FFmpegError {
      throw MediaError(.readFailed, path: file.path, reason: "cannot be filtered: \(error).")
    } catch let error as MediaError {
      throw error
    } catch {
      throw MediaError(.readFailed, path: file.path, reason: "cannot be read: \(error).")
    }
    let first = ready.removeFirst()
    av_frame_unref(result.raw)
    av_frame_move_ref(result.raw, first.raw)
    count += 1
    return true
  }
}

extension VideoStream {
  /// With frames missing, the ones before them are repeated: what a new rate would do.
  private static func timing(of rendition: VideoRendition, _ toleratesDamage: Bool) -> FrameTiming {
    if toleratesDamage, case .even(let rate) = rendition.timing { return .resampled(rate) }
    return rendition.timing
  }

  /// Takes one frame of the source.
  private func step() throws {
    let time = frames.next(into: decoded)
    try damage.check(
      count: frames.damageCount, near: (time ?? lastTime).flatMap(frames.stream.time))
    if let held {
      let numbers = pacer.framesShowing(
        frameAt: held.time, nextTime: time, limit: passLimit)
      try show(held.frame, numbers: numbers, time: held.time)
    }
    guard let time else { return try finishPass() }
    pacer.count()
    lastTime = time
    let frame = try Frame()
    av_frame_move_ref(frame.raw, decoded.raw)
    held = (frame, time)
  }

  /// How many frames the result has when this pass is over.
  private var passLimit: Int {
    guard rendition.arrangement != .once, case .resampled(let rate) = rendition.timing else {
      return rendition.frameCount
    }
    let length = rendition.range.end - rendition.range.start
    return min(rendition.frameCount, passStart.addingClamped(Int(rate.frameCount(within: length))))
  }

  private var passStart: Int { shown.passStart }

  private func show(_ frame: Frame, numbers: Range<Int>, time: Int64) throws {
    let times: [Int64] =
      switch rendition.timing {
      case .even, .resampled: numbers.map { Int64($0) }
      case .original: numbers.isEmpty ? [] : [time - frames.ticks.lowerBound]
      }
    for filtered in try filters.filter(frame, times: times) { add(filtered) }
  }

  private func add(_ frame: Frame) {
    ready.append(frame)
    if rendition.arrangement != .once { shown.append(frame, keepsAll: isBoomerang) }
  }

  private var isBoomerang: Bool { rendition.arrangement == .boomerang }

  private func finishPass() throws {
    held = nil
    for filtered in try filters.finish() { add(filtered) }
    try damage.finish(
      damagedCount: frames.damageCount, foundCount: pacer.sourceCount,
      expectedCount: rendition.range.frameCount, near: lastTime.flatMap(frames.stream.time))
    isPassDone = true
  }

  /// Makes the result longer than what is kept, or reports what is missing.
  private func goOn() throws {
    switch rendition.arrangement {
    case .once:
      throw MediaError(
        .damaged, path: file.path,
        reason: "gave \(count) of the \(rendition.frameCount) frames that were expected.")
    case .hold:
      ready.append(try shown.last(at: Int64(count)))
    case .boomerang:
      ready.append(try shown.bouncing(at: count))
    case .loop:
      shown.passStart = count
      frames = try RangeFrames(track: rendition.track, range: rendition.range, in: file)
      filters = FrameFilterChain(picture)
      pacer = FramePacer(
        Self.timing(of: rendition, toleratesDamage), timeBase: frames.stream.timeBase,
        start: frames.ticks.lowerBound, first: count)
      isPassDone = false
    }
  }
}

/// Decides what damage in the wanted part of a source means: an error, or something to be told.
struct FrameDamage {
  private let path: String
  private let isTolerated: Bool
  /// What was replaced or repaired because it could not be decoded, a sentence each.
  private(set) var notes: [String] = []

  init(path: String, isTolerated: Bool) {
    self.path = path
    self.isTolerated = isTolerated
  }

  /// Refuses frames that could not be decoded, unless that is tolerated.
  ///
  /// - Throws: `MediaError` with the place of the damage.
  func check(count: Int, near place: MediaTime?) throws(MediaError) {
    guard count > 0, !isTolerated else { return }
    throw MediaError(
      .damaged, path: path,
      reason: "is damaged near \(Self.words(place)); choose another part, or "
        + "tolerate damage and take what can be decoded.")
  }

  /// Takes stock at the end of the wanted part: how many packets or frames the decoder complained
  /// of, how many frames came out, and how many there should be, nil when that is not known.
  ///
  /// - Throws: `MediaError` when frames are missing and that is not tolerated.
  mutating func finish(
    damagedCount: Int, foundCount: Int, expectedCount: Int?, near place: MediaTime?
  ) throws(MediaError) {
    guard foundCount > 0 else {
      throw MediaError(
        .damaged, path: path, reason: "has no frame that can be decoded in the wanted part.")
    }
    let missing = (expectedCount ?? foundCount) - foundCount
    guard missing >= 0 else {
      throw MediaError(
        .damaged, path: path,
        reason: "has \(-missing) more frames in the wanted part than its index says.")
    }
    if missing > 0 {
      let what = "\(missing) of the \(foundCount + missing) frames in the wanted part"
      guard isTolerated else {
        throw MediaError(
          .damaged, path: path,
          reason: "cannot be decoded in full: \(what) \(missing == 1 ? "is" : "are") missing, the "
            + "last one found near \(Self.words(place)); choose another part, or "
            + "tolerate damage.")
      }
      notes.append("\(what) could not be decoded; the one before is repeated.")
    }
    if damagedCount > 0 {
      notes.append(
        "The source is damaged in \(damagedCount) place\(damagedCount == 1 ? "" : "s") of the "
          + "wanted part; frames there are as the decoder could repair them.")
    }
  }

  private static func words(_ place: MediaTime?) -> String {
    place.map { "\($0.seconds.decimal(places: 3)) s" } ?? "its start"
  }
}
