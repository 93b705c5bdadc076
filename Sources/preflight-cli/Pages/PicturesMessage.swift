import MediaModel
import Workers

/// Pictures as bytes, on their way from one process to another.
enum PicturesMessage {
  private enum Kind: UInt8 {
    case none, still, clip
  }

  /// The bytes of pictures.
  static func bytes(_ pictures: FilePictures) -> [UInt8] {
    switch pictures {
    case .none(let reason): return [Kind.none.rawValue] + Array(reason.utf8)
    case .still(let thumbnail): return [Kind.still.rawValue] + bytes(thumbnail)
    case .clip(let strip):
      var bytes = [Kind.clip.rawValue, strip.reachesEnd ? 1 : 0] + bytes(strip.duration)
      bytes += [UInt8](Int64(strip.frames.count))
      for frame in strip.frames {
        bytes += self.bytes(frame.time) + [UInt8](Int64(frame.number ?? -1))
        bytes += self.bytes(frame.thumbnail)
      }
      return bytes
    }
  }

  /// The pictures in bytes, or nil when they are not whole.
  static func pictures(_ bytes: [UInt8]) -> FilePictures? {
    var fields = ByteFields(bytes[...])
    guard let kind = fields.byte().flatMap(Kind.init) else { return nil }
    switch kind {
    case .none: return .none(reason: String(decoding: fields.remainder, as: UTF8.self))
    case .still: return thumbnail(&fields).map(FilePictures.still)
    case .clip: return strip(&fields).map(FilePictures.clip)
    }
  }

  private static func bytes(_ time: MediaTime) -> [UInt8] {
    [UInt8](time.seconds.numerator) + [UInt8](time.seconds.denominator)
  }

  private static func bytes(_ thumbnail: Thumbnail) -> [UInt8] {
    [thumbnail.size.width, thumbnail.size.height, thumbnail.jpeg.count]
      .flatMap { [UInt8](Int64($0)) } + thumbnail.jpeg
  }

  private static func strip(_ fields: inout ByteFields) -> Filmstrip? {
    guard let reachesEnd = fields.byte(), let duration = time(&fields),
      let count = fields.number(), (1...100).contains(count)
    else { return nil }
    var frames: [Filmstrip.Frame] = []
    for _ in 0..<count {
      guard let time = time(&fields), let number = fields.number(),
        let thumbnail = thumbnail(&fields)
      else { return nil }
      frames.append(
        Filmstrip.Frame(
          thumbnail: thumbnail, time: time, number: number < 0 ? nil : Int(clamping: number)))
    }
    return Filmstrip(frames: frames, reachesEnd: reachesEnd == 1, duration: duration)
  }

  private static func time(_ fields: inout ByteFields) -> MediaTime? {
    guard let top = fields.number(), let bottom = fields.number() else { return nil }
    return Rational(top, bottom).map { MediaTime(seconds: $0) }
  }

  private static func thumbnail(_ fields: inout ByteFields) -> Thumbnail? {
    guard let width = fields.number(), let height = fields.number(),
      let size = PixelSize(width: Int(clamping: width), height: Int(clamping: height)),
      let count = fields.number(), let jpeg = fields.bytes(Int(clamping: count))
    else { return nil }
    return Thumbnail(size: size, jpeg: Array(jpeg))
  }
}
