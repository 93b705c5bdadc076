import MediaModel

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
