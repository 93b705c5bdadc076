import MediaModel

/// What a Matroska file's header says of one track.
struct MatroskaTrack {
  /// What a track carries.
  enum Kind: Hashable {
    case video, audio, subtitle
    case other(Int)

    init(_ number: Int) {
      switch number {
      case 1: self = .video
      case 2: self = .audio
      case 17: self = .subtitle
      default: self = .other(number)
      }
    }
  }

  /// The number that blocks refer to.
  package let number: Int
  /// The number that tags refer to.
  let identifier: UInt64
  let kind: Kind
  /// Matroska's name of the codec: `V_VP9`.
  let codecIdentifier: String
  let isEnabled: Bool
  let isDefault: Bool
  /// How long a frame lasts in nanoseconds, or nil when the header does not say.
  let defaultDurationNanoseconds: Int?
  /// What is said of frames, or nil for other kinds.
  let video: MatroskaVideo?
  /// The number of frames by the writer's own statistics, or nil when there are none.
  var taggedFrameCount: Int?
  /// The duration by the writer's own statistics, or nil when there are none.
  var taggedDuration: MediaTime?

  /// A track entry, or nil when it has no number.
  init?(_ entry: EBMLNode) {
    guard let number = entry.child(MatroskaElements.trackNumber)?.number, number > 0 else {
      return nil
    }
    self.number = number
    identifier = entry.child(MatroskaElements.trackIdentifier)?.unsigned ?? 0
    kind = Kind(entry.child(MatroskaElements.trackType)?.number ?? 0)
    codecIdentifier = entry.child(MatroskaElements.codecIdentifier)?.text ?? ""
    isEnabled = entry.child(MatroskaElements.trackEnabled)?.number != 0
    isDefault = entry.child(MatroskaElements.trackDefault)?.number != 0
    defaultDurationNanoseconds = entry.child(MatroskaElements.defaultDuration)?.number.flatMap {
      $0 > 0 ? $0 : nil
    }
    video = entry.child(MatroskaElements.video).map(MatroskaVideo.init)
  }

  /// The rate that the default duration states, or nil.
  ///
  /// Writers round the duration, some to whole microseconds; a rate of film or television whose
  /// frames last as long within half a microsecond is meant.
  var nominalFrameRate: FrameRate? {
    guard let nanoseconds = defaultDurationNanoseconds else { return nil }
    for (frames, seconds) in Self.commonRates {
      // Frames of a second and more are nobody's rate, and their product would not fit.
      guard nanoseconds < 1_000_000_000 else { break }
      let difference = Int64(nanoseconds) * frames - seconds * 1_000_000_000
      if abs(difference) <= 500 * frames { return FrameRate(frames, seconds) }
    }
    return FrameRate(1_000_000_000, Int64(nanoseconds))
  }

  private static let commonRates: [(Int64, Int64)] = [
    (24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48, 1), (50, 1), (60000, 1001),
    (60, 1), (120_000, 1001), (120, 1),
  ]
}

/// What a Matroska track entry says of its frames.
struct MatroskaVideo {
  /// How the display size is meant.
  enum DisplayUnit: Hashable {
    case pixels, centimeters, inches, aspectRatio, unknown

    init(_ number: Int) {
      let known: [DisplayUnit] = [.pixels, .centimeters, .inches, .aspectRatio]
      self = known.indices.contains(number) ? known[number] : .unknown
    }
  }

  /// The size of the coded frame, or nil when it is not stated.
  let pixelSize: PixelSize?
  /// What a player cuts off, or nil when nothing.
  let cropping: Cropping?
  /// The two sides of the displayed frame in `displayUnit`, or nil when not stated.
  let displaySize: PixelSize?
  let displayUnit: DisplayUnit
  /// Whether frames are interlaced, or nil when the header does not say.
  let isInterlaced: Bool?
  /// The order of fields by Matroska's numbers (1 top first, 6 bottom first, …), or nil.
  let fieldOrder: Int?
  /// Whether blocks carry an alpha channel beside the frame.
  let hasAlpha: Bool
  /// How two eyes' views are packed by Matroska's numbers, or nil for one view.
  let stereoMode: Int?
  let color: MatroskaColor?
  /// How the frame has to be turned, or nil for an angle that is not a multiple of 90 degrees.
  let rotation: Rotation?
  /// Whether the frame is a sphere's (360-degree video).
  let isSpherical: Bool

  /// The video element of a track entry.
  init(_ node: EBMLNode) {
    func number(_ identifier: Int) -> Int? { node.child(identifier)?.number }
    func size(_ width: Int, _ height: Int) -> PixelSize? {
      guard let width = number(width), let height = number(height) else { return nil }
      return PixelSize(width: width, height: height)
    }
    pixelSize = size(MatroskaElements.pixelWidth, MatroskaElements.pixelHeight)
    displaySize = size(MatroskaElements.displayWidth, MatroskaElements.displayHeight)
    displayUnit = DisplayUnit(number(MatroskaElements.displayUnit) ?? 0)
    let edges = Cropping(
      left: number(MatroskaElements.cropLeft) ?? 0, right: number(MatroskaElements.cropRight) ?? 0,
      top: number(MatroskaElements.cropTop) ?? 0,
      bottom: number(MatroskaElements.cropBottom) ?? 0)
    cropping = edges.isEmpty ? nil : edges
    isInterlaced = [1: true, 2: false][number(MatroskaElements.interlaced) ?? 0]
    fieldOrder = number(MatroskaElements.fieldOrder)
    hasAlpha = number(MatroskaElements.alphaMode) == 1
    stereoMode = number(MatroskaElements.stereoMode).flatMap { $0 > 0 ? $0 : nil }
    color = node.child(MatroskaElements.colour).map(MatroskaColor.init)
    let projection = node.child(MatroskaElements.projection)
    isSpherical = (projection?.child(MatroskaElements.projectionType)?.number ?? 0) != 0
    rotation = isSpherical ? Rotation.none : Self.rotation(of: projection)
  }

  // The roll is counter-clockwise; a yaw by half a turn is a mirror that comes before it.
  private static func rotation(of projection: EBMLNode?) -> Rotation? {
    func angle(_ identifier: Int) -> Double { projection?.child(identifier)?.float ?? 0 }
    let roll = angle(MatroskaElements.poseRoll)
    let yaw = angle(MatroskaElements.poseYaw)
    guard angle(MatroskaElements.posePitch) == 0, yaw == 0 || abs(yaw) == 180,
      abs(roll) <= 360, roll.truncatingRemainder(dividingBy: 90) == 0
    else { return nil }
    return Rotation(degrees: (720 - Int(roll)) % 360, isMirrored: yaw != 0)
  }
}

/// What a Matroska track entry says of colour.
struct MatroskaColor {
  let facts: ColorFacts
  /// Bits of one component, or nil when not stated.
  let bitDepth: Int?
  /// Whether the display is described on which the frame was graded.
  let hasMasteringMetadata: Bool
  /// The brightest pixel in candela a square metre (MaxCLL), or nil when not stated.
  let maximumContentLight: Int?

  /// The colour element of a track entry.
  init(_ node: EBMLNode) {
    func number(_ identifier: Int) -> Int? { node.child(identifier)?.number }
    let range: ColorFacts.Range? =
      switch number(MatroskaElements.range) {
      case 1: .limited
      case 2: .full
      default: nil
      }
    facts = ColorFacts(
      primaries: number(MatroskaElements.primaries).flatMap(ColorCodePoints.primaries),
      transfer: number(MatroskaElements.transfer).flatMap(ColorCodePoints.transfer),
      matrix: number(MatroskaElements.matrix).flatMap(ColorCodePoints.matrix), range: range,
      chromaLocation: Self.chromaLocation(
        horizontal: number(MatroskaElements.chromaSitingHorizontal) ?? 0,
        vertical: number(MatroskaElements.chromaSitingVertical) ?? 0))
    bitDepth = number(MatroskaElements.bitsPerChannel).flatMap { $0 > 0 ? $0 : nil }
    hasMasteringMetadata = node.child(MatroskaElements.masteringMetadata) != nil
    maximumContentLight = number(MatroskaElements.maximumContentLight)
  }

  // 1 means together with the first luma sample, 2 means half-way between two.
  private static func chromaLocation(horizontal: Int, vertical: Int) -> String? {
    switch (horizontal, vertical) {
    case (1, 1): "topleft"
    case (1, 2): "left"
    case (2, 1): "top"
    case (2, 2): "center"
    default: nil
    }
  }
}
