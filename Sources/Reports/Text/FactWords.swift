import MediaModel
import Preflight

/// Single facts in words, as people in the trade write them.
enum FactWords {
  /// Parts that are known, with a middle dot between them.
  static func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ").safeForTerminal
  }

  /// A number of bytes in the unit that people use.
  package static func bytes(_ count: Int64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var unit = 0
    var divisor: Int64 = 1
    while unit < units.count - 1, count / divisor >= 1000 {
      divisor *= 1000
      unit += 1
    }
    guard unit > 0, let value = Rational(count, divisor) else {
      return "\(count) \(count == 1 ? "byte" : "bytes")"
    }
    return "\(value.decimal(places: 1)) \(units[unit])"
  }

  /// Seconds to the millisecond, with the unit.
  static func seconds(_ time: MediaTime) -> String { time.seconds.decimal(places: 3) + " s" }

  /// The codec with its profile, level and tag.
  static func codec(_ codec: CodecFacts) -> String {
    let parts = [
      name(of: codec), codec.profile, codec.level.map { "level \($0)" },
      codec.tag.map { "(\($0))" }, codec.isDecodable ? nil : "- not decodable here",
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  /// The codec's name alone.
  static func name(of codec: CodecFacts) -> String { codecNames[codec.name] ?? codec.name }

  /// The layout of samples: `"yuv420p 8-bit 4:2:0"`.
  static func pixels(_ format: PixelFormatFacts) -> String? {
    let depth = format.bitDepth.map { "\($0)-bit" }
    let parts = [format.name, depth, format.chroma, format.hasAlpha == true ? "with alpha" : nil]
    let text = parts.compactMap(\.self).joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  /// A size with its shape: `"1920x1088 (30:17, about 16:9)"`.
  static func shape(_ size: PixelSize?, _ ratio: AspectRatio?) -> String? {
    guard let size else { return nil }
    guard let ratio else { return "\(size)" }
    guard let common = ratio.nearestCommon, common != ratio else { return "\(size) (\(ratio))" }
    return "\(size) (\(ratio), about \(common))"
  }

  /// How a picture has to be turned, or nil when it stands as stored.
  static func turn(_ rotation: Rotation?) -> String? {
    guard let rotation else { return "turned by an odd angle" }
    guard rotation != Rotation.none else { return nil }
    let turn = rotation.degrees == 0 ? nil : "turned \(rotation.degrees)° clockwise"
    return [rotation.isMirrored ? "mirrored" : nil, turn].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// The rate as people say it, with the exact fraction where that is another number.
  static func rate(_ rate: FrameRateFacts) -> String? {
    guard let shown = rate.average ?? rate.nominal else { return nil }
    let exact = shown.framesPerSecond.denominator == 1 ? "" : " (\(shown))"
    let pace = rate.isVariable.map { $0 ? ", variable" : ", constant" } ?? ""
    return "\(shown.framesPerSecond.shortDecimal(places: 3)) fps\(exact)\(pace)"
  }

  /// Dynamic range, tags and range of the colours.
  static func colors(_ color: ColorFacts, _ range: DynamicRange?) -> String {
    let tags = [
      ("primaries", color.primaries), ("transfer", color.transfer), ("matrix", color.matrix),
    ]
    let known = tags.compactMap { name, tag in tag.map { "\(name) \($0)" } }
    let values = Set(tags.map(\.1))
    let text: String =
      if known.isEmpty {
        "colour untagged"
      } else if values.count == 1, let value = color.primaries {
        value
      } else {
        known.joined(separator: ", ") + (known.count < tags.count ? ", rest untagged" : "")
      }
    return joined([range?.name, text, color.range.map { "\($0.rawValue) range" }])
  }

  private static let codecNames = [
    "h264": "H.264", "hevc": "HEVC", "av1": "AV1", "vp8": "VP8", "vp9": "VP9", "aac": "AAC",
    "mp3": "MP3", "opus": "Opus", "prores": "ProRes", "mpeg4": "MPEG-4", "vvc": "VVC",
    "mpeg2video": "MPEG-2", "mjpeg": "JPEG", "png": "PNG", "vorbis": "Vorbis", "ac3": "AC-3",
    "webp": "WebP", "gif": "GIF", "theora": "Theora", "flac": "FLAC", "dnxhd": "DNxHD",
  ]
}
