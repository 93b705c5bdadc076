import Media
import MediaModel
import Preflight

/// Makes drafts of one clip, once its range is decided.
struct ClipDrafting {
  let source: ClipSource
  let judge: ResultJudge
  let wishes: RepairWishes
  let clock: FrameClock
  var cut: ClipCut
  /// Whether contrast, depth and format are brought to what models work with, or kept.
  let isForModels: Bool

  private var facts: MediaFacts { source.facts }
  private var track: Int { clock.timeline.track }

  /// The draft that takes coded pictures over.
  ///
  /// - Throws: `DraftRefusal` when no container can hold them.
  func copy() throws(DraftRefusal) -> ClipDraft {
    guard let codec = facts.mainVideo?.codec, codec.isDecodable else {
      throw DraftRefusal(refusal: .undecodable)
    }
    var drafting = self
    // Frames that are taken over keep the times that they have, rounded as they may be.
    if !clock.isExact { drafting.cut.timing = .original }
    return try drafting.copy(of: codec.name)
  }

  private func copy(of codec: String) throws(DraftRefusal) -> ClipDraft {
    let preferred = [wishedContainer, ownContainer, .mp4, .mov].compactMap(\.self)
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

  /// The draft that encodes pictures anew.
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
      picture.shown, facts: timed(plain), judge: judge, wishes: wishes, step: 2)
    guard let fit = geometry.fit else {
      throw DraftRefusal(refusal: geometry.refusal ?? .unknownGeometry(facts))
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
      background: video?.pixelFormat.hasAlpha == true ? wishes.background : nil)
    rendition.apply(fit, to: picture, background: wishes.background, step: 2)
    let facts = timed(described(in: format.container, sound: sound).shown(as: fit.size)).withVideo {
      $0.becomeEncoded(as: format, color: color)
    }
    return ClipDraft(
      rendition: self.rendition(
        .encode(rendition, VideoEncoding(codec: format.codec)), sound: sound,
        container: format.container),
      facts: facts, fit: fit, color: color, sound: sound, format: format,
      notes: notes + [color.note].compactMap(\.self))
  }

  private func rendition(
    _ method: VideoRendition.Method, sound: SoundChoice, container: OutputContainer
  ) -> ClipRendition {
    ClipRendition(
      source: facts.path,
      video: VideoRendition(
        track: track, range: clock.range(of: cut.frames), timing: cut.timing,
        arrangement: cut.arrangement, frameCount: cut.resultCount, method: method),
      audio: sound.rendition, container: container, keepsMetadata: wishes.keepsMetadata,
      toleratesDamage: wishes.toleratesDamage)
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
    guard !isForModels else { return ResultFormat.preferring(wishedContainer) }
    let container = wishedContainer ?? (ownContainer == .mov ? .mov : .mp4)
    guard container != .webm else { return ResultFormat.preferring(.webm) }
    let isDeep = (facts.mainVideo?.pixelFormat.bitDepth ?? 8) > 8
    let deep = ResultFormat(container: container, codec: .hevc, isTenBit: true)
    return (isDeep ? [deep] : []) + [ResultFormat(container: container, codec: .h264)]
  }

  private var ownContainer: OutputContainer? { OutputContainer(named: facts.container.format) }
  private var wishedContainer: OutputContainer? { wishes.container }
}
