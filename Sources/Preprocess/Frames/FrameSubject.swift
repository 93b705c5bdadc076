import Media
import MediaModel
import Preflight

/// The picture that is to become a still: a frame of a clip, or what a picture file shows.
struct FrameSubject {
  let color: FrameColor
  /// Nil when its size or its turn is not known.
  let picture: PictureSource?
  let format: PixelFormatFacts
  /// Why nobody can make a still of it; empty when it can be tried.
  let refusals: [Refusal]
  private let facts: MediaFacts

  init(_ facts: MediaFacts, _ traits: FrameTraits, convertsToSDR: Bool) {
    if let image = facts.image {
      self.facts = facts
      color = FrameColor(image, convertsToSDR: convertsToSDR)
      format = image.pixelFormat
      refusals = Self.refusals(image, facts)
    } else {
      self.facts = facts.with(traits)
      let video = self.facts.mainVideo ?? VideoFacts(index: 0, codec: CodecFacts(name: "unknown"))
      let size = traits.size ?? video.storedSize ?? video.displaySize
      color = FrameColor(traits, of: video, size: size, convertsToSDR: convertsToSDR)
      format = traits.pixelFormat.name == nil ? video.pixelFormat : traits.pixelFormat
      refusals = Self.refusals(video, color)
    }
    picture = PictureSource(self.facts)
  }

  /// The facts of the picture as if it were saved without any change.
  func asImage(_ shown: PixelSize) -> MediaFacts { facts.frameAsImage(shown, format: format) }

  private static func refusals(_ image: ImageFacts, _ facts: MediaFacts) -> [Refusal] {
    guard !image.codec.isDecodable else { return [] }
    let name = (image.isAnimated ? "animated " : "") + facts.container.formatName
    let article = "aeiouAEIOU".contains(name.prefix(1)) ? "an" : "a"
    return [
      Refusal(
        "undecodable",
        reason: "The picture is \(article) \(name), which this build of FFmpeg cannot decode; save "
          + "it as PNG or JPEG first.")
    ]
  }

  private static func refusals(_ video: VideoFacts, _ color: FrameColor) -> [Refusal] {
    if !video.codec.isDecodable { return [.undecodable] }
    if video.isDolbyVisionWithoutBase { return [.dolbyVision] }
    guard let matrix = color.source.matrix, !Self.knownMatrices.contains(matrix) else { return [] }
    return [
      Refusal(
        "matrix-unsupported",
        reason: "The colours are coded with the matrix \(matrix), which cannot be converted here.",
        choices: ["Export the clip with BT.709 or BT.2020 colours from where it comes."])
    ]
  }

  /// Those that FFmpeg's scaler converts.
  private static let knownMatrices: Set<String> = [
    "gbr", "bt709", "fcc", "bt470bg", "smpte170m", "smpte240m", "bt2020nc", "bt2020c",
  ]
}
