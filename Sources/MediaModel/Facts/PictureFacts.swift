/// How samples of a picture are laid out in memory.
public struct PixelFormatFacts: Sendable, Hashable {
  /// FFmpeg's name (`yuv420p10le`), or nil when only the container was read.
  public var name: String?
  /// Bits of one component, or nil when unknown.
  public var bitDepth: Int?
  /// `"4:2:0"`, `"4:2:2"`, `"4:4:4"`, `"RGB"`, `"gray"` …, or nil when unknown.
  public var chroma: String?
  /// Whether the picture has an alpha channel, or nil when unknown.
  public var hasAlpha: Bool?

  public init(
    name: String? = nil, bitDepth: Int? = nil, chroma: String? = nil, hasAlpha: Bool? = nil
  ) {
    self.name = name
    self.bitDepth = bitDepth
    self.chroma = chroma
    self.hasAlpha = hasAlpha
  }
}

/// How a stored picture has to be turned to be seen as meant.
public struct Rotation: Sendable, Hashable {
  /// Clockwise degrees, from 0 up to but not including 360; applied after the mirroring.
  public var degrees: Int
  /// Whether the picture is mirrored left to right before it is turned.
  public var isMirrored: Bool

  public init(degrees: Int, isMirrored: Bool = false) {
    self.degrees = degrees
    self.isMirrored = isMirrored
  }

  /// As stored.
  public static let none = Rotation(degrees: 0)
  /// Whether width and height change places.
  public var swapsSides: Bool { degrees == 90 || degrees == 270 }
}

/// What an edge of the stored picture hides, in stored pixels.
public struct Cropping: Sendable, Hashable {
  public var left: Int
  public var right: Int
  public var top: Int
  public var bottom: Int

  public init(left: Int, right: Int, top: Int, bottom: Int) {
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
  }

  public var isEmpty: Bool { left == 0 && right == 0 && top == 0 && bottom == 0 }
}

/// The four values that give code values their colour; each is nil when the file does not say.
///
/// Names are those of FFmpeg, which follow ITU-T H.273: `bt709`, `smpte2084`, `bt2020nc`, …
public struct ColorFacts: Sendable, Hashable {
  /// Whether code values use the full range or leave head- and footroom.
  public enum Range: String, Sendable, Hashable {
    case limited, full
  }
  /// Where colour is described.
  public enum Origin: String, Sendable, Hashable {
    case bitStream = "bit stream"
    case container
  }
  public var primaries: String?
  public var transfer: String?
  public var matrix: String?
  public var range: Range?
  /// Where chroma samples lie (`left`, `center`, `topleft`), or nil when the file does not say.
  public var chromaLocation: String?
  /// Where the values come from, the bit stream where both describe colour; nil when nothing does.
  public var origin: Origin?

  public init(
    primaries: String? = nil, transfer: String? = nil, matrix: String? = nil, range: Range? = nil,
    chromaLocation: String? = nil, origin: Origin? = nil
  ) {
    self.primaries = primaries
    self.transfer = transfer
    self.matrix = matrix
    self.range = range
    self.chromaLocation = chromaLocation
    self.origin = origin
  }
}

/// Which contrast a picture is made for.
public enum DynamicRange: Sendable, Hashable {
  case sdr
  /// Hybrid log-gamma (ARIB STD-B67).
  case hlg
  /// SMPTE ST 2084 without static metadata.
  case pq
  /// PQ with mastering-display or content-light metadata.
  case hdr10
  /// HDR10 with dynamic metadata (SMPTE ST 2094-40).
  case hdr10Plus
  /// Dolby Vision with its profile, such as 5 or 8, and its base layer's compatibility number.
  case dolbyVision(profile: Int, compatibility: Int?)

  /// Whether a picture made for it looks wrong where SDR is expected.
  public var isHigh: Bool { self != .sdr }
}
