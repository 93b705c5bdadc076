import Media
import MediaModel
import Preflight

extension ClipDrafting {
  /// What becomes of the sound in a container.
  ///
  /// Beside coded pictures, sound is taken over more readily: when it turns out to be too long, it
  /// is encoded in a second attempt that costs little.
  func sound(in container: OutputContainer, besideCopy: Bool = false) -> SoundChoice {
    let facts = source.facts
    let isResampled = if case .resampled = cut.timing { true } else { false }
    let isPlain = cut.arrangement == .once && !isResampled
    let count = facts.mainAudio?.channelCount ?? 2
    let candidates = [min(count, 6), 2, 1].uniqued
    let judged = candidates.map { channels in
      (channels, judge.objections(to: facts.withChannels(channels), about: [.channels]))
    }
    let least = judged.map(\.1).min()
    var silent = facts
    silent.audio = []
    let isWanted =
      judge.objections(to: facts, about: [.audioPresence])
      <= judge.objections(to: silent, about: [.audioPresence])
    return SoundChoice(
      of: facts, in: container, isWhole: cut.isWhole && isPlain, isWanted: isWanted,
      channelCount: judged.first { $0.1 == least }?.0, span: soundSpan,
      slack: besideCopy ? 0 : Rational(2048, Int64(facts.mainAudio?.sampleRate ?? 8000)).orZero)
  }

  /// The strictest maximum that the pictures keep.
  private var soundSpan: MediaTime? {
    let length =
      cut.rate?.duration(ofFrames: Int64(cut.resultCount))
      ?? clock.time(ofFrame: cut.frames.upperBound) - clock.time(ofFrame: cut.frames.lowerBound)
    return judge.bounds(on: .duration, for: source.facts)
      .flatMap { [$0.maximum?.value].compactMap(\.self) + $0.allowedNumbers }
      .map { MediaTime(seconds: $0) }.filter { $0 >= length }.min()
  }

  /// The facts of the result but for its pictures: one track of each kind in a container of ours.
  func described(in container: OutputContainer, sound: SoundChoice) -> MediaFacts {
    var facts = source.facts
    facts.container = container.facts(
      like: facts.container, keepsMetadata: wishes.keepsMetadata)
    facts.problems = []
    facts.otherTracks = []
    facts.depth = .packets
    facts.video = [facts.mainVideo].compactMap(\.self).map { video in
      var video = video
      video.index = 0
      video.isDefault = true
      video.isEnabled = true
      return video
    }
    facts.audio = [sound.facts].compactMap(\.self).map { sound in
      var sound = sound
      sound.index = 1
      sound.isDefault = true
      return sound
    }
    return facts
  }

  /// The facts with every reading of the length as it is going to be.
  func timed(_ facts: MediaFacts) -> MediaFacts {
    if let rate = cut.rate {
      return facts.running(at: rate).lasting(frames: cut.resultCount, at: rate)
    }
    let length =
      clock.time(ofFrame: cut.frames.upperBound) - clock.time(ofFrame: cut.frames.lowerBound)
    return facts.lasting(length, frames: cut.resultCount)
  }
}

extension MediaFacts {
  fileprivate func withChannels(_ count: Int) -> MediaFacts {
    var facts = self
    facts.audio = facts.audio.map { sound in
      var sound = sound
      sound.channelCount = count
      return sound
    }
    return facts
  }
}

extension VideoFacts {
  /// Whether decoding gives no picture that anybody could show: the base layer of profile 5 is in
  /// colours of its own.
  var isDolbyVisionWithoutBase: Bool {
    guard case .dolbyVision(let profile, let compatibility)? = dynamicRange else { return false }
    return profile == 5 || compatibility == 0
  }

  /// The field order of a woven picture, or nil for whole ones.
  var fieldOrder: FrameRendition.FieldOrder? {
    switch scan {
    case .progressive, nil: nil
    case .interlacedTopFirst: .top
    case .interlacedBottomFirst: .bottom
    case .interlaced: .asMarked
    }
  }

  /// What our own encoding makes of a track.
  mutating func becomeEncoded(as format: ResultFormat, color: ColorDecision) {
    codec = CodecFacts(
      name: format.codec.rawValue, profile: format.codec == .h264 ? "High" : nil)
    pixelFormat = format.pixelFormat
    scan = .progressive
    self.color = color.result
    editList = nil
    isAllIntra = format.codec == .prores
    reorderDepth = nil
    bitRate = nil
    switch color.result.transfer {
    case "smpte2084": dynamicRange = .pq
    case "arib-std-b67": dynamicRange = .hlg
    default: dynamicRange = .sdr
    }
  }
}

extension Refusal {
  static let dolbyVision = Refusal(
    "dolby-vision",
    reason: "The clip is Dolby Vision without a base layer that others can show (profile 5); "
      + "without its metadata the colours come out green and purple.",
    choices: ["Export the clip as SDR, or as Dolby Vision profile 8.4, from where it comes."])

  static let undecodable = Refusal(
    "undecodable", reason: "This build of FFmpeg cannot decode the pictures.",
    choices: ["Convert the file to a common format such as H.264 or JPEG elsewhere."])

  /// The refusal for a picture whose size or turn is not known.
  static func unknownGeometry(_ facts: MediaFacts) -> Refusal {
    let rotation = facts.image?.rotation ?? facts.mainVideo?.rotation
    guard rotation != nil else {
      return Refusal(
        "odd-rotation",
        reason: "The picture is turned by an angle that is no multiple of 90 degrees.",
        choices: ["Export the clip the way it is to be seen."])
    }
    return Refusal("size-unknown", reason: "The size of the picture is not known.")
  }
}
