import Media
import Preflight

/// One way to write a clip: what is done, and the facts that come of it.
struct ClipDraft {
  let rendition: ClipRendition
  /// The facts of the result.
  let facts: MediaFacts
  /// How the picture is cut and scaled, or nil when it is copied.
  let fit: PictureFit?
  /// How colours are treated, or nil when frames are copied.
  let color: ColorDecision?
  let sound: AudioChoice
  /// The format, or nil when frames are copied.
  let format: ResultFormat?
  let notes: [String]

  /// Whether frames are copied as they are.
  var isCopy: Bool { rendition.video.method == .copy }
}

/// Why a way to write a clip does not exist.
struct DraftRefusal: Error {
  let refusal: Refusal
}

/// Makes drafts of one clip, once its range is decided.
struct ClipDrafting {
  let source: ClipSource
  let judge: ResultJudge
  let options: FitOptions
  let clock: FrameClock
  var cut: ClipCut
  /// Whether contrast, depth and format are brought to what models work with, or kept.
  let isForModels: Bool

  private var facts: MediaFacts { source.facts }
  private var track: Int { clock.timeline.track }

  /// The draft that copies coded frames.
  ///
  /// - Throws: `DraftRefusal` when no container can hold them.
  func copy() throws(DraftRefusal) -> ClipDraft {
    guard let codec = facts.mainVideo?.codec, codec.isDecodable else {
      throw DraftRefusal(refusal: .undecodable)
    }
    var drafting = self
    // Frames that are copied keep the times that they have, rounded as they may be.
    if !clock.isExact { drafting.cut.timing = .original }
    return try drafting.copy(of: codec.name)
  }

  private func copy(of codec: String) throws(DraftRefusal) -> ClipDraft {
    let preferred = [requestedContainer, ownContainer, .mp4, .mov].compactMap(\.self)
    let containers = preferred + OutputContainer.allCases
    let possible = containers.uniqued.filter { $0.holds(codec) }
    let candidates = possible.map { container in
      let sound = sound(in: container, besideCopy: true)
      let facts = timed(
        described(in: container, sound: sound).withVideo { video in
          video.editList = nil
          video.startTime = .zero
        })
      return ClipDraft(
        rendition: rendition(.copy, sound: sound, container: container), facts: facts, fit: nil,
        color: nil, sound: sound, format: nil, notes: [])
    }
    guard let best = best(candidates) else {
      throw DraftRefusal(
        refusal: Refusal(
          "container-missing", reason: "No container that can be written holds \(codec)."))
    }
    return best
  }

  /// The draft that re-encodes frames.
  ///
  /// - Throws: `DraftRefusal` when the picture is of no known size, its shape is undecided, its
  ///   colours cannot be decoded, or no encoder is there.
  func encoding() throws(DraftRefusal) -> ClipDraft {
    guard let video = facts.mainVideo, video.codec.isDecodable else {
      throw DraftRefusal(refusal: .undecodable)
    }
    if video.isDolbyVisionWithoutBase {
      throw DraftRefusal(refusal: .dolbyVision)
    }
    guard let picture = PictureSource(facts) else {
      throw DraftRefusal(refusal: .unknownGeometry(facts))
    }
    let plain = described(in: .mp4, sound: sound(in: .mp4))
    let geometry = GeometryChoice(
      picture.shown, facts: timed(plain), judge: judge, options: options, step: 2)
    guard let fit = geometry.fit else {
      throw DraftRefusal(refusal: geometry.refusal ?? .unknownGeometry(facts))
    }
    guard fit.size.longSide <= Self.longestSide, fit.size.area <= Self.largestArea else {
      throw DraftRefusal(
        refusal: Refusal(
          "frame-too-large",
          reason: "The frames would have \(fit.size) pixels, more than encoders take.",
          choices: ["Crop or scale the clip first, or correct the shape of its pixels."]))
    }
    var obstacles: [String] = []
    var drafts: [ClipDraft] = []
    for format in formats {
      let draft = encoded(
        as: format, picture: picture, fit: fit, notes: [geometry.note].compactMap(\.self))
      if let obstacle = source.renderObstacle(draft.rendition) {
        obstacles.append(obstacle)
      } else {
        drafts.append(draft)
      }
    }
    guard let best = best(drafts) else {
      throw DraftRefusal(
        refusal: Refusal(
          "encoder-missing", reason: obstacles.first ?? "There is no encoder.",
          choices: ["Use a build of FFmpeg that has it."]))
    }
    return best
  }

  /// The most pixels on a side that encoders of video take.
  private static let longestSide = 16_384
  /// Twice 8K.
  private static let largestArea = 1 << 26

  private func encoded(
    as format: ResultFormat, picture: PictureSource, fit: PictureFit, notes: [String]
  ) -> ClipDraft {
    let sound = sound(in: format.container)
    let video = facts.mainVideo
    let color = ColorDecision(
      video?.color ?? ColorFacts(), dynamicRange: video?.dynamicRange,
      format: video?.pixelFormat ?? PixelFormatFacts(), sizes: (picture.turned, fit.size),
      rate: cut.rate, convertsToSDR: isForModels)
    var rendition = FrameRendition(
      deinterlacing: video?.fieldOrder, colorConversion: color.conversion,
      sourceColor: color.source, resultColor: color.result,
      pixelFormat: format.pixelFormat.name ?? "yuv420p",
      background: video?.pixelFormat.hasAlpha == true ? options.background : nil)
    rendition.apply(fit, to: picture, background: options.background, step: 2)
    let facts = timed(described(in: format.container, sound: sound).shown(as: fit.size)).withVideo {
      $0.becomeEncoded(as: format, color: color)
    }
    return ClipDraft(
      rendition: self.rendition(
        .encode(rendition, VideoEncoding(codec: format.codec, speed: options.speed)), sound: sound,
        container: format.container),
      facts: facts, fit: fit, color: color, sound: sound, format: format,
      notes: notes + [color.note].compactMap(\.self))
  }

  private func rendition(
    _ method: VideoRendition.Method, sound: AudioChoice, container: OutputContainer
  ) -> ClipRendition {
    ClipRendition(
      source: facts.path,
      video: VideoRendition(
        track: track, range: clock.range(of: cut.frames), timing: cut.timing,
        arrangement: cut.arrangement, frameCount: cut.resultCount, method: method),
      audio: sound.rendition, container: container, keepsMetadata: options.keepsMetadata,
      toleratesDamage: options.toleratesDamage)
  }

  /// The first of the drafts against which least speaks.
  private func best(_ drafts: [ClipDraft]) -> ClipDraft? {
    let quantities: Set<Quantity> = [.container, .videoCodec, .audioCodec, .bitDepth]
    let judged = drafts.map { ($0, judge.objections(to: $0.facts, about: quantities)) }
    guard let least = judged.map(\.1).min() else { return nil }
    return judged.first { $0.1 == least }?.0
  }

  /// The formats to try, the best first.
  private var formats: [ResultFormat] {
    guard !isForModels else { return ResultFormat.preferring(requestedContainer) }
    let container = requestedContainer ?? (ownContainer == .mov ? .mov : .mp4)
    guard container != .webm else { return ResultFormat.preferring(.webm) }
    let isDeep = (facts.mainVideo?.pixelFormat.bitDepth ?? 8) > 8
    let deep = ResultFormat(container: container, codec: .hevc, isTenBit: true)
    return (isDeep ? [deep] : []) + [ResultFormat(container: container, codec: .h264)]
  }

  private var ownContainer: OutputContainer? { OutputContainer(named: facts.container.format) }
  private var requestedContainer: OutputContainer? { options.container }
}

extension ClipDrafting {
  /// What becomes of the audio in a container.
  ///
  /// Beside copied frames, audio is copied more readily: when it turns out to be too long, it
  /// is encoded in a second attempt that costs little.
  func sound(in container: OutputContainer, besideCopy: Bool = false) -> AudioChoice {
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
    return AudioChoice(
      of: facts, in: container, isWhole: cut.isWhole && isPlain, isWanted: isWanted,
      channelCount: judged.first { $0.1 == least }?.0, span: audioSpan,
      slack: besideCopy ? 0 : Rational(2048, Int64(facts.mainAudio?.sampleRate ?? 8000)).orZero)
  }

  /// The strictest maximum that the pictures keep.
  private var audioSpan: MediaTime? {
    let length =
      cut.rate?.duration(ofFrames: Int64(cut.resultCount))
      ?? clock.time(ofFrame: cut.frames.upperBound) - clock.time(ofFrame: cut.frames.lowerBound)
    return judge.bounds(on: .duration, for: source.facts)
      .flatMap { [$0.maximum?.value].compactMap(\.self) + $0.allowedNumbers }
      .map { MediaTime(seconds: $0) }.filter { $0 >= length }.min()
  }

  /// The facts of the result but for its pictures: one track of each kind in a container of ours.
  func described(in container: OutputContainer, sound: AudioChoice) -> MediaFacts {
    var facts = source.facts
    facts.container = container.facts(
      like: facts.container, keepsMetadata: options.keepsMetadata)
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
    "undecodable", reason: "This build of FFmpeg cannot decode it.",
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

extension MediaFacts {
  /// The facts with the main video track, and that one only, changed.
  func withVideo(_ change: (inout VideoFacts) -> Void) -> MediaFacts {
    guard var video = mainVideo else { return self }
    change(&video)
    var facts = self
    facts.video = [video]
    return facts
  }

  /// The facts of a clip that lasts so many frames for every reader.
  func lasting(frames: Int, at rate: FrameRate) -> MediaFacts {
    lasting(rate.duration(ofFrames: Int64(frames)), frames: frames)
  }

  /// The facts of a clip that lasts so long for every reader.
  func lasting(_ duration: MediaTime, frames: Int) -> MediaFacts {
    let length = Sourced(duration, .index)
    var facts = withVideo { video in
      video.frameCount = Sourced(frames, .index)
      video.storedFrameCount = video.frameCount
      video.duration = length
      video.startTime = .zero
      video.editList = nil
    }
    facts.audio = facts.audio.map { sound in
      var sound = sound
      sound.duration = length
      sound.startTime = .zero
      sound.editList = nil
      return sound
    }
    facts.durations = Durations(
      container: length, video: length, audio: facts.audio.isEmpty ? nil : length,
      packets: length, ignoringEditList: length)
    return facts
  }

  /// The facts of a clip whose frames come evenly at a rate.
  func running(at rate: FrameRate) -> MediaFacts {
    withVideo { video in
      video.frameRate = FrameRateFacts(
        average: rate, nominal: rate, isVariable: false, evidence: .index)
    }
  }

  /// The facts of a picture that is stored as it is shown, with square pixels.
  func shown(as size: PixelSize) -> MediaFacts {
    var facts = withVideo { video in
      video.storedSize = size
      video.codedSize = nil
      video.containerCropping = nil
      video.displaySize = size
      video.sampleAspectRatio = AspectRatio(Rational(1))
      video.displayAspectRatio = size.ratio
      video.rotation = Rotation.none
    }
    facts.image?.storedSize = size
    facts.image?.displaySize = size
    facts.image?.rotation = Rotation.none
    facts.image?.exifOrientation = nil
    return facts
  }
}
