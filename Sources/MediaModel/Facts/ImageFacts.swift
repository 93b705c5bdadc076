/// What is known of a still or animated image.
public struct ImageFacts: Sendable, Hashable {
  /// The format by the name that people use, such as `jpeg`, `png`, `heic` or `avif`.
  public var format: String
  public var codec: CodecFacts
  public var pixelFormat: PixelFormatFacts
  /// The size before orientation.
  public var storedSize: PixelSize?
  /// The size that a viewer sees, orientation and cropping applied.
  public var displaySize: PixelSize?
  /// How the image has to be turned, from EXIF, `irot` or `imir`.
  public var rotation: Rotation
  /// The EXIF orientation, 1 to 8, or nil when the file has none.
  public var exifOrientation: Int?
  /// `"RGB"`, `"YCbCr"`, `"gray"`, `"CMYK"`, `"YCCK"` or `"palette"`, or nil when unknown.
  public var colorModel: String?
  public var color: ColorFacts
  public var dynamicRange: DynamicRange?
  /// Whether an ICC profile is embedded, or nil when the container was not searched for one.
  public var hasICCProfile: Bool?
  /// Whether the file plays as an animation.
  public var isAnimated: Bool
  /// The number of images, or nil when they were not counted.
  public var frameCount: Int?
  /// How long one run of an animation lasts, or nil.
  public var animationDuration: MediaTime?

  public init(
    format: String, codec: CodecFacts, pixelFormat: PixelFormatFacts = PixelFormatFacts(),
    storedSize: PixelSize? = nil, displaySize: PixelSize? = nil,
    rotation: Rotation = Rotation.none, exifOrientation: Int? = nil, colorModel: String? = nil,
    color: ColorFacts = ColorFacts(), dynamicRange: DynamicRange? = nil,
    hasICCProfile: Bool? = nil, isAnimated: Bool = false, frameCount: Int? = nil,
    animationDuration: MediaTime? = nil
  ) {
    self.format = format
    self.codec = codec
    self.pixelFormat = pixelFormat
    self.storedSize = storedSize
    self.displaySize = displaySize
    self.rotation = rotation
    self.exifOrientation = exifOrientation
    self.colorModel = colorModel
    self.color = color
    self.dynamicRange = dynamicRange
    self.hasICCProfile = hasICCProfile
    self.isAnimated = isAnimated
    self.frameCount = frameCount
    self.animationDuration = animationDuration
  }
}

/// A track that is neither video nor audio.
public struct TrackFacts: Sendable, Hashable {
  /// What the track carries.
  public enum Kind: String, Sendable, Hashable {
    case subtitle, data, timecode, attachedPicture, attachment, chapters, unknown
  }
  /// The track's number in the file, from 0.
  public var index: Int
  public var kind: Kind
  public var codec: CodecFacts
  /// The track's language as an ISO 639-2 code, or nil.
  public var language: String?

  public init(index: Int, kind: Kind, codec: CodecFacts, language: String? = nil) {
    self.index = index
    self.kind = kind
    self.codec = codec
    self.language = language
  }
}
