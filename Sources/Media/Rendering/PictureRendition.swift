package import MediaModel

/// What is done to each picture, in the order of the properties.
package struct PictureRendition: Sendable, Hashable {
  /// Which field of a woven picture comes first.
  package enum FieldOrder: String, Sendable, Hashable {
    case top, bottom
    /// As each picture itself says.
    case asMarked
  }

  /// How colours are brought to BT.709 with standard dynamic range.
  package enum ColorConversion: Sendable, Hashable {
    /// From PQ (SMPTE ST 2084); the peak of the source in nits, where it is known.
    case toneMapPQ(peak: Int?)
    /// From hybrid log-gamma (ARIB STD-B67).
    case toneMapHLG
    /// From a wide gamut with standard dynamic range.
    case mapGamut
  }

  /// A canvas around the picture.
  package struct Padding: Sendable, Hashable {
    package var size: PixelSize
    /// How far the picture's left and top edges lie from those of the canvas, in pixels.
    package var left: Int
    package var top: Int
    /// As `RRGGBB`, hexadecimal.
    package var color: String

    package init(size: PixelSize, left: Int, top: Int, color: String = "000000") {
      self.size = size
      self.left = left
      self.top = top
      self.color = color
    }
  }

  /// The field order of woven pictures to be made whole, or nil to leave pictures as they are.
  package var deinterlacing: FieldOrder?
  /// What the container hides at the edges of the stored picture.
  package var containerCropping: Cropping?
  /// The turn that is baked into the pixels.
  package var turn: Rotation
  /// What is cut off the turned picture, in its own pixels, which need not be square.
  package var crop: Cropping?
  /// The size to which what is left is scaled, or nil to leave it.
  package var scaledSize: PixelSize?
  package var padding: Padding?
  package var colorConversion: ColorConversion?
  /// How the source's code values are meant, all values decided.
  package var sourceColor: ColorFacts
  /// How the result is tagged; what is nil stays untagged.
  package var resultColor: ColorFacts
  /// FFmpeg's name of the result's pixel format (`"yuv420p"`).
  package var pixelFormat: String
  /// The colour behind transparent pictures as `RRGGBB`, or nil to keep or ignore transparency.
  package var background: String?

  package init(
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
