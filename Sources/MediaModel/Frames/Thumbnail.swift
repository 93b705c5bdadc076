/// A small image for a page or a list, as the bytes of a JPEG.
public struct Thumbnail: Sendable, Hashable {
  public let size: PixelSize
  /// The whole file; its colours are those of sRGB.
  public let jpeg: [UInt8]

  public init(size: PixelSize, jpeg: [UInt8]) {
    self.size = size
    self.jpeg = jpeg
  }
}

/// Some frames of a clip in the order of presentation, small.
public struct Filmstrip: Sendable, Hashable {
  /// One frame, with the time at which it is really shown.
  public struct Frame: Sendable, Hashable {
    public var thumbnail: Thumbnail
    /// When the frame is shown, counted from the clip's first frame.
    public var time: MediaTime
    /// The frame's number in the clip as presented, from 0, or nil where the clip was not counted.
    public var number: Int?

    public init(thumbnail: Thumbnail, time: MediaTime, number: Int? = nil) {
      self.thumbnail = thumbnail
      self.time = time
      self.number = number
    }
  }

  /// The frames; the first is the clip's first one.
  public var frames: [Frame]
  /// Whether the last frame is the clip's last one.
  public var reachesEnd: Bool
  /// How long the clip's images are shown.
  public var duration: MediaTime

  public init(frames: [Frame], reachesEnd: Bool, duration: MediaTime) {
    self.frames = frames
    self.reachesEnd = reachesEnd
    self.duration = duration
  }
}

/// What can be shown of a file.
public enum FilePictures: Sendable, Hashable {
  case clip(Filmstrip)
  case still(Thumbnail)
  /// Nothing, and why: one sentence.
  case none(reason: String)
}

/// An image as values: red, green and blue with 8 bits each, as an sRGB screen shows them.
public struct RGBImage: Sendable, Hashable {
  public let size: PixelSize
  /// Three bytes a pixel, row after row from the top, left to right, without padding.
  public let bytes: [UInt8]

  /// An image, or nil when there are not exactly three bytes for each pixel.
  public init?(size: PixelSize, bytes: [UInt8]) {
    guard bytes.count == size.area * 3 else { return nil }
    self.size = size
    self.bytes = bytes
  }
}
