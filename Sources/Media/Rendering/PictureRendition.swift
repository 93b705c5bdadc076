public import MediaModel

/// What is done to each picture, in the order of the properties.
public struct PictureRendition: Sendable, Hashable {
  /// Which field of a woven picture comes first.
  public enum FieldOrder: String, Sendable, Hashable {
    case top, bottom
    /// As each picture itself says.
    case asMarked
  }

  /// How colours are brought to BT.709 with standard dynamic range.
  public enum ColorConversion: Sendable, Hashable {
    /// From PQ (SMPTE ST 2084); the peak of the source in nits, where it is known.
    case toneMapPQ(peak: Int?)
    /// From hybrid log-gamma (ARIB STD-B67).
    case toneMapHLG
    /// From a wide gamut with standard dynamic range.
    case mapGamut
  }

  /// A canvas around the picture.
  public struct Padding: Sendable, Hashable {
    public var size: PixelSize
    /// How far the picture's left and top edges lie from those of the canvas, in pixels.
    public var left: Int
    public var top: Int
    /// As `RRGGBB`, hexadecimal.
    public var color: String

    public init(size: PixelSize, left: Int, top: Int, color: String = "000000") {
      self.size = size
      self.left = left
      self.top = top
      self.color = color
    }
  }

  /// The field order of woven pictures to be made whole, or nil to leave pictures as they are.
  public var deinterlacing: FieldOrder?
  /// What the container hides at the edges of the stored picture.
  public var containerCropping: Cropping?
  /// The turn that is baked into the pixels.
  public var turn: Rotation
  /// What is cut off the turned picture, in its own pixels, which need not be square.
  public var crop: Cropping?
  /// The size to which what is left is scaled, or nil to leave it.
  public var scaledSize: PixelSize?
  public var padding: Padding?
  public var colorConversion: ColorConversion?
  /// How the source's code values are meant, all values decided.
  public var sourceColor: ColorFacts
  /// How the result is tagged; what is nil stays untagged.
  public var resultColor: ColorFacts
  /// FFmpeg's name of the result's pixel format (`"yuv420p"`).
  public var pixelFormat: String
  /// The colour behind transparent pictures as `RRGGBB`, or nil to keep or ignore transparency.
  public var background: String?

  public init(
    deinterlacing: FieldOrder? = nil, containerCropping: Cropping? = nil,
    turn: Rotation = Rotation.none, crop: Cropping? = nil, scaledSize: PixelSize? = nil,
    padding: Padding? = nil, colorConversion: ColorConversion? = nil,
    sourceColor: ColorFacts = ColorFacts(), resultColor: ColorFacts = ColorFacts(),
    pixelFormat: String = "yuv420p", background: String? = nil
  ) {
    self.deinterlacing = deinterlacing
    self.containerCropping = containerCropping
    self.turn = turn
    self.crop = crop
    self.scaledSize = scaledSize
    self.padding = padding
    self.colorConversion = colorConversion
    self.sourceColor = sourceColor
    self.resultColor = resultColor
    self.pixelFormat = pixelFormat
    self.background = background
  }
}
