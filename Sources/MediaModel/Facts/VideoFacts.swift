/// What is known of one track of video.
public struct VideoFacts: Sendable, Hashable {
  /// Whether frames are whole frames or woven from two fields.
  public enum Scan: String, Sendable, Hashable {
    case progressive
    case interlacedTopFirst = "interlaced, top field first"
    case interlacedBottomFirst = "interlaced, bottom field first"
    case interlaced
  }

  /// The track's number in the file, from 0.
  public var index: Int
  public var codec: CodecFacts
  public var pixelFormat: PixelFormatFacts
  /// The size of the decoded frame before rotation and pixel aspect, after the codec's cropping.
  public var storedSize: PixelSize?
  /// The size with which the codec works, where it is larger than `storedSize`.
  public var codedSize: PixelSize?
  /// What the container crops from the stored frame, or nil.
  public var containerCropping: Cropping?
  /// The size that a viewer sees: cropped, square pixels, turned.
  ///
  /// One axis is enlarged, none shrunk.
  public var displaySize: PixelSize?
  /// The shape of a pixel; 1 when square, nil when unknown.
  public var sampleAspectRatio: AspectRatio?
  /// The shape that a viewer sees, exact.
  public var displayAspectRatio: AspectRatio?
  /// How the frame has to be turned, or nil when the angle is not a multiple of 90 degrees.
  public var rotation: Rotation?
  public var frameRate: FrameRateFacts
  /// The number of frames presented.
  public var frameCount: Sourced<Int>?
  /// The number of frames in the file, where the edit list hides some of them.
  public var storedFrameCount: Sourced<Int>?
  /// How long the track is presented.
  public var duration: Sourced<MediaTime>?
  /// When the track's first frame is presented.
  public var startTime: MediaTime?
  /// Bits a second, or nil when unknown.
  public var bitRate: Int64?
  public var scan: Scan?
  public var color: ColorFacts
  public var dynamicRange: DynamicRange?
  /// What the edit list does, or nil when the track has none or it changes nothing.
  public var editList: EditListFacts?
  /// Whether every frame can be decoded alone, or nil when unknown.
  public var isAllIntra: Bool?
  /// How many frames a decoder must hold back to put them in order of presentation.
  public var reorderDepth: Int?
  /// Whether the container marks the track as the one to show.
  public var isDefault: Bool
  /// Whether the container lets the track be shown at all.
  public var isEnabled: Bool
  /// The track's language as an ISO 639-2 code, or nil.
  public var language: String?

  public init(
    index: Int, codec: CodecFacts, pixelFormat: PixelFormatFacts = PixelFormatFacts(),
    storedSize: PixelSize? = nil, codedSize: PixelSize? = nil,
    containerCropping: Cropping? = nil, displaySize: PixelSize? = nil,
    sampleAspectRatio: AspectRatio? = nil, displayAspectRatio: AspectRatio? = nil,
    rotation: Rotation? = Rotation.none, frameRate: FrameRateFacts = FrameRateFacts(),
    frameCount: Sourced<Int>? = nil, storedFrameCount: Sourced<Int>? = nil,
    duration: Sourced<MediaTime>? = nil, startTime: MediaTime? = nil, bitRate: Int64? = nil,
    scan: Scan? = nil, color: ColorFacts = ColorFacts(), dynamicRange: DynamicRange? = nil,
    editList: EditListFacts? = nil, isAllIntra: Bool? = nil, reorderDepth: Int? = nil,
    isDefault: Bool = false, isEnabled: Bool = true, language: String? = nil
  ) {
    self.index = index
    self.codec = codec
    self.pixelFormat = pixelFormat
    self.storedSize = storedSize
    self.codedSize = codedSize
    self.containerCropping = containerCropping
    self.displaySize = displaySize
    self.sampleAspectRatio = sampleAspectRatio
    self.displayAspectRatio = displayAspectRatio
    self.rotation = rotation
    self.frameRate = frameRate
    self.frameCount = frameCount
    self.storedFrameCount = storedFrameCount
    self.duration = duration
    self.startTime = startTime
    self.bitRate = bitRate
    self.scan = scan
    self.color = color
    self.dynamicRange = dynamicRange
    self.editList = editList
    self.isAllIntra = isAllIntra
    self.reorderDepth = reorderDepth
    self.isDefault = isDefault
    self.isEnabled = isEnabled
    self.language = language
  }
}

/// How fast frames follow each other.
public struct FrameRateFacts: Sendable, Hashable {
  /// Frames divided by the time they take, or nil when unknown.
  public var average: FrameRate?
  /// The rate that the header or the codec declares, or the most common distance of frames.
  public var nominal: FrameRate?
  /// Whether the distance between frames changes, judged from time stamps; nil when not looked at.
  public var isVariable: Bool?
  /// Where the average comes from, or nil when there is none.
  public var evidence: Evidence?

  public init(
    average: FrameRate? = nil, nominal: FrameRate? = nil, isVariable: Bool? = nil,
    evidence: Evidence? = nil
  ) {
    self.average = average
    self.nominal = nominal
    self.isVariable = isVariable
    self.evidence = evidence
  }
}

/// What a track's edit list changes between storage and presentation.
public struct EditListFacts: Sendable, Hashable {
  /// How long the track waits before it starts (an empty edit), or nil.
  public var emptyStart: MediaTime?
  /// How much at the start is stored but never shown, or nil.
  public var hiddenHead: MediaTime?
  /// How much at the end is stored but never shown, or nil.
  public var hiddenTail: MediaTime?
  /// The number of edits that show something.
  public var editCount: Int

  public init(
    emptyStart: MediaTime? = nil, hiddenHead: MediaTime? = nil, hiddenTail: MediaTime? = nil,
    editCount: Int = 1
  ) {
    self.emptyStart = emptyStart
    self.hiddenHead = hiddenHead
    self.hiddenTail = hiddenTail
    self.editCount = editCount
  }
}

/// How samples of a frame are laid out in memory.
public struct PixelFormatFacts: Sendable, Hashable {
  /// FFmpeg's name (`yuv420p10le`), or nil when only the container was read.
  public var name: String?
  /// Bits of one component, or nil when unknown.
  public var bitDepth: Int?
  /// `"4:2:0"`, `"4:2:2"`, `"4:4:4"`, `"RGB"`, `"gray"` …, or nil when unknown.
  public var chroma: String?
  /// Whether the frame has an alpha channel, or nil when unknown.
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

/// How a stored frame has to be turned to be seen as meant.
public struct Rotation: Sendable, Hashable {
  /// Clockwise degrees, from 0 up to but not including 360; applied after the mirroring.
  public var degrees: Int
  /// Whether the frame is mirrored left to right before it is turned.
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

/// What an edge of the stored frame hides, in stored pixels.
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

/// Which contrast a frame is made for.
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

  /// Whether a frame made for it looks wrong where SDR is expected.
  public var isHigh: Bool { self != .sdr }
}
