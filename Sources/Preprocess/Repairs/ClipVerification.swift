import Media
import Preflight
import System

/// Opens a written clip afresh and compares it with what was meant.
struct ClipVerification {
  let rendition: ClipRendition
  /// Which frames of the source were kept, or nil when that was not noted.
  let kept: KeptFrames?
  let file: OutputFile

  /// The facts of the file; `isWanted` is asked after every picture, false cancels.
  ///
  /// - Throws: `MediaError` of the kind `.verificationFailed` when the file is not what was meant.
  func facts(whileWanted isWanted: () -> Bool) throws(MediaError) -> MediaFacts {
    var facts: MediaFacts
    let frames: (times: [MediaTime], damageCount: Int)
    do throws(MediaError) {
      facts = try MediaProbe(depth: .packets).facts(of: file.readablePath)
      frames = try self.frames(whileWanted: isWanted)
    } catch {
      throw error.kind == .cancelled
        ? MediaError(.cancelled, path: file.path, reason: error.reason) : failed(error.reason)
    }
    facts.path = file.path
    guard frames.damageCount == 0 else {
      throw failed("cannot be decoded without errors.")
    }
    try compareFrames(frames.times)
    try compareReadings(of: facts)
    guard (rendition.audio == nil) == facts.audio.isEmpty else {
      throw failed("has \(facts.audio.count) audio tracks.")
    }
    return facts
  }

  /// When the frames of the file are shown, and how much of it cannot be decoded.
  private func frames(
    whileWanted isWanted: () -> Bool
  ) throws(MediaError) -> (times: [MediaTime], damageCount: Int) {
    if rendition.video.method == .copy,
      let copied = try CopiedClip(
        comparing: file.readablePath, with: rendition, whileWanted: isWanted)
    {
      let sound = try DecodedClip(decoding: file.readablePath, [.audio], whileWanted: isWanted)
      return (copied.frameTimes, copied.damageCount + sound.damageCount)
    }
    let decoded = try DecodedClip(decoding: file.readablePath, whileWanted: isWanted)
    return (decoded.frameTimes, decoded.damageCount)
  }

  private func compareFrames(_ times: [MediaTime]) throws(MediaError) {
    let expected = try expectedTimes()
    guard times.count == rendition.video.frameCount, times.count == expected.count else {
      throw failed(
        "shows \(Words.frames(times.count)) where \(rendition.video.frameCount) were planned.")
    }
    for (index, (time, wanted)) in zip(times, expected).enumerated()
    where (time - wanted).seconds.magnitude > tolerance {
      throw failed("shows frame \(index) at \(time.short) where \(wanted.short) was planned.")
    }
  }

  private func compareReadings(of facts: MediaFacts) throws(MediaError) {
    let wanted = duration
    for reading in facts.durations.readings {
      let length = reading.time.value
      let isSound = reading.name == .audio
      let difference = length.seconds - wanted.seconds
      guard isSound ? difference <= tolerance : difference.magnitude <= tolerance else {
        throw failed(
          "lasts \(length.short) for a reader of its \(reading.name.rawValue) where "
            + "\(wanted.short) was planned.")
      }
    }
  }

  /// When the frames are to be shown.
  private func expectedTimes() throws(MediaError) -> [MediaTime] {
    let video = rendition.video
    switch video.timing {
    case .even(let rate), .resampled(let rate):
      return (0..<video.frameCount).map { rate.duration(ofFrames: Int64($0)) }
    case .original:
      let timeline = try FrameTimeline(
        ofTrack: video.track, in: rendition.source, near: kept.map { $0.start..<$0.end })
      return timeline.times.map(timeline.time)
        .filter { $0 >= video.range.start && $0 < video.range.end }
        .map { $0 - video.range.start }
    }
  }

  private var duration: MediaTime {
    rendition.video.duration ?? rendition.video.range.end - rendition.video.range.start
  }

  /// How far times may be off, in seconds: Matroska and WebM round them to milliseconds.
  private var tolerance: Rational {
    switch rendition.container {
    case .mp4, .mov: rendition.video.timing == .original ? .halfMicrosecond : 0
    case .webm, .mkv: Rational(1, 1000) ?? 0
    }
  }

  private func failed(_ what: String) -> MediaError {
    MediaError(
      .verificationFailed, path: file.path, reason: "was not written, since the new file \(what)")
  }
}
