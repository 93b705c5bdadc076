import Media
import Preflight

/// A wrapping and a coding of pictures that can be written.
struct ResultFormat: Sendable, Hashable {
  var container: OutputContainer
  /// How pictures are encoded.
  var codec: VideoEncoding.Codec
  /// Whether ten bits a component are kept.
  var isTenBit = false

  /// What can be written, the formats of a requested container first, then those that most
  /// readers take.
  static func preferring(_ container: OutputContainer?) -> [ResultFormat] {
    preferred.filter { $0.container == container } + preferred.filter { $0.container != container }
  }

  private static let preferred: [ResultFormat] = [
    ResultFormat(container: .mp4, codec: .h264), ResultFormat(container: .mov, codec: .h264),
    ResultFormat(container: .mp4, codec: .hevc), ResultFormat(container: .mov, codec: .hevc),
    ResultFormat(container: .webm, codec: .vp9), ResultFormat(container: .mkv, codec: .h264),
    ResultFormat(container: .mkv, codec: .hevc), ResultFormat(container: .mov, codec: .prores),
  ]

  /// FFmpeg's name of the format in which pictures reach the encoder.
  var pixelFormat: PixelFormatFacts {
    switch (codec, isTenBit) {
    case (.prores, _):
      PixelFormatFacts(name: "yuv422p10le", bitDepth: 10, chroma: "4:2:2", hasAlpha: false)
    case (.h264, true), (.hevc, true), (.vp9, true):
      PixelFormatFacts(name: "yuv420p10le", bitDepth: 10, chroma: "4:2:0", hasAlpha: false)
    case (.h264, false), (.hevc, false), (.vp9, false):
      PixelFormatFacts(name: "yuv420p", bitDepth: 8, chroma: "4:2:0", hasAlpha: false)
    }
  }

  /// The format in words: `"H.264 in MP4"`.
  var name: String { "\(codec.name)\(isTenBit ? " with 10 bits" : "") in \(container.name)" }
}

extension VideoEncoding.Codec {
  /// The codec by the name that people use.
  var name: String {
    switch self {
    case .h264: "H.264"
    case .hevc: "HEVC"
    case .vp9: "VP9"
    case .prores: "ProRes"
    }
  }
}

extension AudioEncoding.Codec {
  /// The codec by the name that people use.
  var name: String {
    switch self {
    case .aac: "AAC"
    case .opus: "Opus"
    case .pcm: "uncompressed PCM"
    }
  }
}

extension OutputContainer {
  /// The container by the name that people use.
  var name: String { MediaFormat(rawValue).title }

  /// Whether video of a codec can be copied into it.
  func holds(_ codec: String) -> Bool { MediaFormat(rawValue).holdsCopied(codec) }

  /// The container's facts in a file of ours.
  func facts(like source: ContainerFacts, keepsMetadata: Bool) -> ContainerFacts {
    let isMovie = self == .mp4 || self == .mov
    let name =
      switch self {
      case .mp4: "MPEG-4 (MP4)"
      case .mov: "QuickTime movie"
      case .webm: "WebM"
      case .mkv: "Matroska"
      }
    return ContainerFacts(
      format: rawValue, formatName: name, startTime: .zero,
      indexPosition: isMovie ? .front : nil, isFragmented: isMovie ? false : nil,
      hasLocation: keepsMetadata && source.hasLocation,
      hasDeviceMetadata: keepsMetadata && source.hasDeviceMetadata)
  }

  /// The container that a format or an extension names, or nil for one that is not written.
  init?(named name: String) { self.init(rawValue: MediaFormat(name).name) }
}

extension FitOptions {
  /// The container that the result's name speaks of, or nil.
  var container: OutputContainer? { resultExtension.flatMap { OutputContainer(named: $0) } }
}

extension FrameRendition {
  /// Takes over where a picture is cut, how it is turned, and to which size it is brought.
  mutating func apply(_ fit: PictureFit, to source: PictureSource, background: String, step: Int) {
    containerCropping = source.containerCropping
    turn = source.turn
    crop = fit.crop.map { $0.scaled(from: source.shown, to: source.turned, step: step) }
    let kept = crop.map { crop in
      PixelSize(
        width: source.turned.width - crop.left - crop.right,
        height: source.turned.height - crop.top - crop.bottom) ?? source.turned
    }
    scaledSize = fit.pictureSize == kept ?? source.turned ? nil : fit.pictureSize
    guard fit.method == .pad, fit.pictureSize != fit.size else { return }
    padding = Padding(
      size: fit.size, left: (fit.size.width - fit.pictureSize.width) / 2 / step * step,
      top: (fit.size.height - fit.pictureSize.height) / 2 / step * step, color: background)
  }
}

extension Cropping {
  /// The same edges in the pixels of another grid over the same picture, at multiples of a step so
  /// that samples of colour stay where they are.
  fileprivate func scaled(from shown: PixelSize, to stored: PixelSize, step: Int) -> Cropping {
    guard shown != stored else { return self }
    func scaled(_ edge: Int, _ from: Int, _ to: Int) -> Int {
      let exact = Rational(edge) * (Rational(Int64(to), Int64(from)) ?? 1)
      return Int((exact + Rational(Int64(step), 2).orZero).roundedDown) / step * step
    }
    return Cropping(
      left: scaled(left, shown.width, stored.width),
      right: scaled(right, shown.width, stored.width),
      top: scaled(top, shown.height, stored.height),
      bottom: scaled(bottom, shown.height, stored.height))
  }
}
