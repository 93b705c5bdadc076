import Media
import MediaModel
import Preflight

/// A wrapping and a coding of pictures that can be written.
struct ResultFormat: Sendable, Hashable {
  var container: OutputContainer
  /// How pictures are encoded.
  var codec: VideoEncoding.Codec
  /// Whether ten bits a component are kept.
  var isTenBit = false

  /// What can be written, the formats of a container that is wished first, then those that most
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
  var name: String {
    switch self {
    case .mp4: "MP4"
    case .mov: "MOV"
    case .webm: "WebM"
    case .mkv: "Matroska"
    }
  }

  /// Whether pictures that are coded so may be taken over into it.
  func holds(_ codec: String) -> Bool {
    switch self {
    case .mp4: ["h264", "hevc", "av1", "vp9", "mpeg4"].contains(codec)
    case .mov: ["h264", "hevc", "prores", "mjpeg", "mpeg4", "dnxhd"].contains(codec)
    case .webm: ["vp8", "vp9", "av1"].contains(codec)
    case .mkv: true
    }
  }

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
  init?(named name: String) {
    switch name {
    case "mp4", "m4v": self = .mp4
    case "mov", "qt": self = .mov
    case "webm": self = .webm
    case "mkv": self = .mkv
    default: return nil
    }
  }
}

extension RepairWishes {
  /// The container that the result's name speaks of, or nil.
  var container: OutputContainer? { resultExtension.flatMap { OutputContainer(named: $0) } }
}
