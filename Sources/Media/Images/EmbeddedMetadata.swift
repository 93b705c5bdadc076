import MediaModel

/// What EXIF and XMP data inside an image tell of how it was taken.
struct EmbeddedMetadata {
  /// The EXIF orientation, 1 to 8, or nil when there is none.
  var orientation: Int?
  /// Whether the place is recorded.
  var hasLocation = false
  /// Whether the camera or the program is named.
  var hasDevice = false

  /// The same, with what another block of metadata adds.
  func adding(_ other: EmbeddedMetadata) -> EmbeddedMetadata {
    EmbeddedMetadata(
      orientation: orientation ?? other.orientation,
      hasLocation: hasLocation || other.hasLocation, hasDevice: hasDevice || other.hasDevice)
  }

  /// What EXIF data between two offsets tell; nothing when they are not EXIF.
  static func exif(
    in file: FileBytes, from start: Int64, to end: Int64
  ) throws(MediaError) -> EmbeddedMetadata {
    // Some writers put JPEG's own prefix before the data in other formats too.
    let prefix = Array("Exif\0\0".utf8)
    let begin = try file.bytes(at: start, count: prefix.count) == prefix ? start + 6 : start
    guard let structure = try TIFFStructure(file: file, from: begin, to: end) else {
      return EmbeddedMetadata()
    }
    return try exif(structure, structure.directory(at: structure.firstDirectory))
  }

  /// What the first directory of EXIF data or of a TIFF file tells.
  static func exif(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field]
  ) throws(MediaError) -> EmbeddedMetadata {
    var metadata = EmbeddedMetadata()
    if let orientation = try structure.number(of: tags[0x0112]), (1...8).contains(orientation) {
      metadata.orientation = orientation
    }
    for tag in [0x010F, 0x0110, 0x0131] where !metadata.hasDevice {
      metadata.hasDevice = try structure.hasText(tags[tag])
    }
    if let offset = try structure.number(of: tags[0x8825]) {
      let place = try structure.directory(at: Int64(offset))
      // Cameras without reception write an empty GPS directory or its version alone.
      metadata.hasLocation = [2, 4].contains { (place[$0]?.count ?? 0) > 0 }
    }
    return metadata
  }

  /// What XMP data between two offsets tell, at most the first megabyte of them.
  static func xmp(
    in file: FileBytes, from start: Int64, to end: Int64
  ) throws(MediaError) -> EmbeddedMetadata {
    let bytes = try file.bytes(at: start, count: Int(max(0, min(end - start, 1 << 20))))
    return EmbeddedMetadata(
      hasLocation: bytes.contains(text: "GPSLatitude"),
      hasDevice: ["tiff:Model", "tiff:Make", "CreatorTool"].contains { bytes.contains(text: $0) })
  }
}

extension ImageReading {
  /// Takes over what metadata in the file tell, its orientation included.
  mutating func add(_ metadata: EmbeddedMetadata) {
    container.hasLocation = container.hasLocation || metadata.hasLocation
    container.hasDeviceMetadata = container.hasDeviceMetadata || metadata.hasDevice
    if image.exifOrientation == nil { orient(exif: metadata.orientation) }
  }
}

extension [UInt8] {
  /// Whether ASCII text occurs anywhere in the bytes.
  fileprivate func contains(text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return false }
    return (0...count - wanted.count).contains { start in
      self[start] == first && self[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}

extension Rotation {
  /// What an EXIF orientation from 1 to 8 asks for, or nil for any other number.
  init?(exifOrientation: Int) {
    switch exifOrientation {
    case 1: self = .none
    case 2: self.init(degrees: 0, isMirrored: true)
    case 3: self.init(degrees: 180)
    case 4: self.init(degrees: 180, isMirrored: true)
    case 5: self.init(degrees: 270, isMirrored: true)
    case 6: self.init(degrees: 90)
    case 7: self.init(degrees: 90, isMirrored: true)
    case 8: self.init(degrees: 270)
    default: return nil
    }
  }

  /// The same, followed by a further clockwise turn by a multiple of 90 degrees.
  func turned(by clockwise: Int) -> Rotation {
    Rotation(degrees: (degrees + clockwise) % 360, isMirrored: isMirrored)
  }

  /// The same, followed by an exchange of left and right.
  ///
  /// A mirror after a turn equals the opposite turn after a mirror.
  var mirroredLeftToRight: Rotation {
    Rotation(degrees: (360 - degrees) % 360, isMirrored: !isMirrored)
  }

  /// The same, followed by an exchange of top and bottom.
  var mirroredTopToBottom: Rotation { mirroredLeftToRight.turned(by: 180) }
}

extension ImageReading {
  /// Sets the stored size, and the size that a viewer sees after the EXIF orientation.
  mutating func setSize(width: Int, height: Int) {
    image.storedSize = PixelSize(width: width, height: height)
    image.displaySize = image.rotation.swapsSides ? image.storedSize?.turned : image.storedSize
  }

  /// Sets the EXIF orientation and turns the size that a viewer sees accordingly.
  mutating func orient(exif orientation: Int?) {
    guard let orientation, let rotation = Rotation(exifOrientation: orientation) else { return }
    image.exifOrientation = orientation
    image.rotation = rotation
    image.displaySize = rotation.swapsSides ? image.storedSize?.turned : image.storedSize
  }
}
