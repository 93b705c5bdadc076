/// What is known of one track of moving pictures.
public struct VideoFacts: Sendable, Hashable {
  /// Whether frames are whole pictures or woven from two fields.
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
  /// The size of the decoded picture before rotation and pixel aspect, after the codec's cropping.
  public var storedSize: PixelSize?
  /// The size with which the codec works, where it is larger than `storedSize`.
  public var codedSize: PixelSize?
  /// What the container crops from the stored picture, or nil.
  public var containerCropping: Cropping?
  /// The size that a viewer sees: cropped, square pixels, turned.
  ///
  /// One axis is enlarged, none shrunk.
  public var displaySize: PixelSize?
  /// The shape of a pixel; 1 when square, nil when unknown.
  public var sampleAspectRatio: AspectRatio?
  /// The shape that a viewer sees, exact.
  public var displayAspectRatio: AspectRatio?
  /// How the picture has to be turned, or nil when the angle is not a multiple of 90 degrees.
  public var rotation: Rotation?
  public var frameRate: FrameRateFacts
  /// The number of frames presented.
  public var frameCount: Sourced<Int>?
  /// The number of frames in the file, where the edit list hides some of them.
  public var storedFrameCount: Sourced<Int>?
  /// How long the track is presented.
  public var duration: Sourced<MediaTime>?
  /// When the track's first picture is presented.
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
