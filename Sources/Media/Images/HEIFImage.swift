import MediaModel

/// The image that a HEIF file is about: its primary item with the items that belong to it.
struct HEIFImage {
  let items: HEIFItems
  /// The primary item's number.
  let item: Int

  /// The primary item of a file, or nil when it has none.
  init?(items: HEIFItems) {
    guard let item = items.primary ?? items.types.keys.min() else { return nil }
    self.items = items
    self.item = item
  }

  /// Writes what the items' properties tell into a reading.
  func describe(in reading: inout ImageReading) {
    let properties = items.properties(of: item)
    reading.image.frameCount = 1
    describeSize(properties, in: &reading)
    reading.image.hasICCProfile = false
    HEIFColor(properties).describe(in: &reading)
    describeCodec(in: &reading)
    reading.image.pixelFormat.hasAlpha = hasAlpha
  }

  private func describeSize(_ properties: [LoadedBox], in reading: inout ImageReading) {
    guard var extent = properties.first(where: { $0.type == "ispe" })?.fields,
      let width = extent.uint32(), let height = extent.uint32(),
      let size = PixelSize(width: Int(width), height: Int(height))
    else { return }
    var transforms = HEIFTransforms(size: size)
    for property in properties { transforms.apply(property) }
    reading.image.storedSize = size
    reading.image.displaySize = transforms.size
    reading.image.rotation = transforms.rotation
  }

  private func describeCodec(in reading: inout ImageReading) {
    let coded = codedItem
    let tag = items.types[coded]
    reading.image.codec.tag = tag
    reading.image.codec.name = tag.map { Self.codecNames[$0] ?? $0 } ?? "unknown"
    for property in items.properties(of: coded) {
      guard
        let configuration = CodecConfiguration(
          boxType: property.type, payload: property.payload)
      else { continue }
      configuration.describe(in: &reading)
    }
  }

  // A grid or another derived image is coded as its parts are.
  private var codedItem: Int {
    var coded = item
    for _ in 0..<8 {
      guard let part = items.items(from: coded, type: "dimg").first else { break }
      coded = part
    }
    return coded
  }

  private var hasAlpha: Bool {
    // Where only the tiles of a grid have alpha, the grid has it.
    let pictures = [item] + items.items(from: item, type: "dimg").prefix(1)
    let auxiliaries = pictures.flatMap { items.items(to: $0, type: "auxl") }
    return auxiliaries.contains { auxiliary in
      items.properties(of: auxiliary).contains { property in
        property.type == "auxC" && Self.alphaNames.contains(Self.text(property))
      }
    }
  }

  private static func text(_ property: LoadedBox) -> String {
    String(decoding: property.payload.dropFirst(4).prefix { $0 != 0 }, as: Unicode.ASCII.self)
  }

  private static let alphaNames: Set<String> = [
    "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1",
    "urn:mpeg:avc:2015:auxid:1",
  ]
  private static let codecNames = [
    "hvc1": "hevc", "hev1": "hevc", "av01": "av1", "avc1": "h264", "jpeg": "mjpeg",
    "j2k1": "jpeg2000", "vvc1": "vvc", "unci": "rawvideo",
  ]
}

extension CodecConfiguration {
  /// Writes codec, profile, level, depth and chroma into a reading whose colour is known.
  func describe(in reading: inout ImageReading) {
    let isRGB = reading.image.color.matrix == "gbr" && chroma == "4:4:4"
    reading.image.codec.name = codecName
    reading.image.codec.profile = profile
    reading.image.codec.level = level
    reading.image.colorModel = chroma == "gray" ? "gray" : isRGB ? "RGB" : "YCbCr"
    reading.image.pixelFormat = PixelFormatFacts(
      name: pixelFormatName(matrix: reading.image.color.matrix), bitDepth: bitDepth,
      chroma: isRGB ? "RGB" : chroma, hasAlpha: reading.image.pixelFormat.hasAlpha)
  }
}

/// What the colour boxes (`colr`, `mdcv`, `clli`) of a HEIF item or a sample entry tell.
struct HEIFColor {
  private(set) var facts = ColorFacts()
  private(set) var hasICCProfile = false
  private let hasStaticMetadata: Bool

  /// The colour that a list of properties states.
  init(_ properties: [LoadedBox]) {
    hasStaticMetadata = properties.contains { ["mdcv", "clli"].contains($0.type) }
    for property in properties where property.type == "colr" {
      var cursor = ByteCursor(property.payload)
      let kind = cursor.fourCharacters()
      if kind == "prof" || kind == "rICC" { hasICCProfile = true }
      guard kind == "nclx" || kind == "nclc", let primaries = cursor.uint16(),
        let transfer = cursor.uint16(), let matrix = cursor.uint16()
      else { continue }
      facts = ColorFacts(
        primaries: ColorCodePoints.primaries(Int(primaries)),
        transfer: ColorCodePoints.transfer(Int(transfer)),
        matrix: ColorCodePoints.matrix(Int(matrix)),
        range: cursor.uint8().map { $0 & 0x80 == 0 ? .limited : .full })
    }
  }

  /// Writes the colour into a reading; an ICC profile found before stays noted.
  func describe(in reading: inout ImageReading) {
    reading.image.color = facts
    reading.image.hasICCProfile = hasICCProfile || reading.image.hasICCProfile == true
    reading.image.dynamicRange = DynamicRange(
      transfer: facts.transfer, hasStaticMetadata: hasStaticMetadata)
  }
}

/// What the transformative properties of a HEIF item do to its image, one after the other.
struct HEIFTransforms {
  /// The size after the properties applied so far.
  private(set) var size: PixelSize
  /// The turn that the properties applied so far ask for.
  private(set) var rotation = Rotation.none

  /// Starts with the size that is stored.
  init(size: PixelSize) {
    self.size = size
  }

  /// Applies one property; those that change neither crop nor orientation are passed over.
  mutating func apply(_ property: LoadedBox) {
    switch property.type {
    case "clap": crop(property)
    case "irot":
      // Stated in quarter turns anticlockwise.
      let quarters = Int(property.payload.first ?? 0) & 3
      rotation = rotation.turned(by: 360 - 90 * quarters)
      if quarters & 1 == 1 { size = size.turned }
    case "imir":
      let exchangesSides = (property.payload.first ?? 0) & 1 == 1
      rotation = exchangesSides ? rotation.mirroredLeftToRight : rotation.mirroredTopToBottom
    default: break
    }
  }

  // A clean aperture with a zero denominator or beyond the image is ignored, as decoders do.
  private mutating func crop(_ property: LoadedBox) {
    var cursor = ByteCursor(property.payload)
    guard let width = Self.side(&cursor), let height = Self.side(&cursor),
      width <= size.width, height <= size.height,
      let cropped = PixelSize(width: width, height: height)
    else { return }
    size = cropped
  }

  private static func side(_ cursor: inout ByteCursor) -> Int? {
    guard let numerator = cursor.uint32(), let denominator = cursor.uint32(), denominator > 0
    else { return nil }
    return Int((2 * UInt64(numerator) + UInt64(denominator)) / (2 * UInt64(denominator)))
  }
}
