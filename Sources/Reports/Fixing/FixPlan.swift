import MediaModel
import Preflight

/// What one pass of FFmpeg does to one file so that several fixes are carried out at once.
struct FixPlan {
  private(set) var deinterlaces = false
  /// The constant rate that the result has, or nil to leave the frames where they are.
  private(set) var rate: FrameRate?
  /// The size that the result has, or nil for that of the source.
  private(set) var size: PixelSize?
  /// How many frames are kept, or nil for all.
  private(set) var frameCount: Int64?
  /// The file's extension.
  private(set) var suffix: String
  private(set) var keepsMetadata = true
  private(set) var keepsSound = true
  /// Whether streams are taken over as they are.
  private(set) var isCopy = true
  private let facts: MediaFacts

  /// The plan for fixes of one file, or nil when one of them cannot be promised.
  init?(for actions: [FixAction], of facts: MediaFacts) {
    let isBroken = facts.problems.contains {
      [.truncated, .damaged, .unreadable, .undecodable, .empty].contains($0.kind)
    }
    guard !actions.isEmpty, !isBroken, facts.image != nil || facts.mainVideo != nil else {
      return nil
    }
    self.facts = facts
    suffix = facts.image?.format ?? (facts.container.format == "mov" ? "mov" : "mp4")
    for action in actions {
      guard facts.image == nil ? addToVideo(action) : addToImage(action) else { return nil }
    }
    guard isCopy || canEncode else { return nil }
    if facts.image == nil && !isCopy { suffix = "mp4" }
  }

  /// Cuts out a part of the clip, which only encoding does exactly.
  ///
  /// - Returns: false when the result cannot be promised.
  mutating func cut(_ selection: Selection) -> Bool {
    guard !selection.isWhole, facts.image == nil else { return true }
    isCopy = false
    guard let to = selection.to, let rate = resultRate else { return canEncode }
    let length = to - (selection.from ?? .zero)
    frameCount = min(frameCount ?? .max, rate.frameCount(within: length))
    return canEncode
  }

  /// How many frames of the result last a second, or nil when that is not constant.
  var resultRate: FrameRate? {
    rate ?? facts.mainVideo?.frameRate.nominal ?? facts.mainVideo?.frameRate.average
  }

  private mutating func addToVideo(_ action: FixAction) -> Bool {
    switch action {
    case .moveIndexToFront, .keepOneVideoTrack: return isMovie
    case .removeMetadata:
      keepsMetadata = false
      return isMovie
    case .removeAudio:
      keepsSound = false
      return isMovie
    default:
      isCopy = false
      return addEncoding(action)
    }
  }

  private mutating func addEncoding(_ action: FixAction) -> Bool {
    switch action {
    case .trim(_, let maximum, _): return trim(to: maximum)
    case .bakeRotation: return facts.mainVideo?.rotation != nil
    case .dropHiddenFrames, .convertBitDepth(8): return true
    case .deinterlace:
      deinterlaces = true
      return true
    case .makeFrameRateConstant:
      rate = rate ?? facts.mainVideo?.frameRate.nominal
      return rate != nil
    case .convertFrameRate(let bounds):
      rate = FrameRate.standard(within: bounds, near: facts.mainVideo?.frameRate.average)
      return rate != nil && frameCount == nil
    case .makePixelsSquare: return scale(to: facts.displaySize)
    case .scale(let quantity, let bounds):
      return scale(to: facts.displaySize?.scaled(quantity, within: bounds))
    case .transcode(let containers, let codecs):
      return (containers.isEmpty || containers.contains("mp4"))
        && (codecs.isEmpty || codecs.contains("h264"))
    default: return false
    }
  }

  private mutating func addToImage(_ action: FixAction) -> Bool {
    isCopy = false
    switch action {
    case .convertImage(let formats):
      guard let format = ["png", "jpeg", "webp"].first(where: formats.contains) else {
        return false
      }
      suffix = format == "jpeg" ? "jpg" : format
      return true
    case .bakeRotation: return true
    case .keepFirstPicture:
      suffix = "png"
      return true
    case .scale(let quantity, let bounds):
      return scale(to: facts.displaySize?.scaled(quantity, within: bounds))
    default: return false
    }
  }

  /// Frames of a variable rate do not last equally long, so that counting them needs a constant one.
  private mutating func trim(to maximum: Bounds.Bound) -> Bool {
    if facts.mainVideo?.frameRate.isVariable == true { rate = facts.mainVideo?.frameRate.nominal }
    guard let resultRate else { return false }
    let exact = maximum.value * resultRate.framesPerSecond
    let isOnEdge = maximum.isExclusive && exact.denominator == 1
    let most = exact.roundedDown - (isOnEdge ? 1 : 0)
    frameCount = min(most, frameCount ?? most)
    return most > 0
  }

  private mutating func scale(to target: PixelSize?) -> Bool {
    guard let target, size == nil || size == target else { return false }
    size = target
    return true
  }

  private var isMovie: Bool { ["mp4", "mov"].contains(facts.container.format) }

  /// Whether encoding 8 bits without transparency loses nothing that anybody would miss.
  private var canEncode: Bool {
    if let image = facts.image {
      let isPlain = image.codec.isDecodable && image.dynamicRange?.isHigh != true
      return isPlain && !["CMYK", "YCCK"].contains(image.colorModel)
        && ["png", "jpg", "jpeg", "webp"].contains(suffix)
    }
    guard let video = facts.mainVideo else { return false }
    return video.codec.isDecodable && video.dynamicRange?.isHigh != true
      && video.pixelFormat.hasAlpha != true
  }
}
