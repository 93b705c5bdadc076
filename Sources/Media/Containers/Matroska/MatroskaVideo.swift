import MediaModel

/// What a Matroska track entry says of its pictures.
struct MatroskaVideo {
  /// How the display size is meant.
  enum DisplayUnit: Hashable {
    case pixels, centimeters, inches, aspectRatio, unknown

    init(_ number: Int) {
      let known: [DisplayUnit] = [.pixels, .centimeters, .inches, .aspectRatio]
      self = known.indices.contains(number) ? known[number] : .unknown
    }
  }

  /// The size of the coded picture, or nil when it is not stated.
  let pixelSize: PixelSize?
  /// What a player cuts off, or nil when nothing.
  let cropping: Cropping?
  /// The two sides of the displayed picture in `displayUnit`, or nil when not stated.
  let displaySize: PixelSize?
  let displayUnit: DisplayUnit
  /// Whether frames are interlaced, or nil when the header does not say.
  let isInterlaced: Bool?
  /// The order of fields by Matroska's numbers (1 top first, 6 bottom first, …), or nil.
  let fieldOrder: Int?
  /// Whether blocks carry an alpha channel beside the picture.
  let hasAlpha: Bool
  /// How two eyes' views are packed by Matroska's numbers, or nil for one view.
  let stereoMode: Int?
  let color: MatroskaColor?
  /// How the picture has to be turned, or nil for an angle that is not a multiple of 90 degrees.
  let rotation: Rotation?
  /// Whether the picture is a sphere's (360-degree video).
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
