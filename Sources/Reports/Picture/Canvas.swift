import MediaModel

/// A picture in the making; what is drawn beyond its edges is left out.
struct Canvas {
  /// A place in the canvas and a size, in pixels from the top left corner.
  struct Area: Sendable, Hashable {
    var left: Int
    var top: Int
    var width: Int
    var height: Int

    var right: Int { left + width }
    var bottom: Int { top + height }
  }

  let size: PixelSize
  private var bytes: [UInt8]

  init(_ size: PixelSize, color: RGBColor) {
    self.size = size
    bytes = []
    bytes.reserveCapacity(size.area * 3)
    for _ in 0..<size.area { bytes += [color.red, color.green, color.blue] }
  }

  /// What was drawn.
  var picture: RGBImage {
    guard let picture = RGBImage(size: size, bytes: bytes) else {
      preconditionFailure("A canvas has three bytes a pixel.")
    }
    return picture
  }

  /// Lays a colour over one pixel; 255 covers it, 0 leaves it.
  mutating func blend(_ color: RGBColor, _ cover: UInt8, x: Int, y: Int) {
    guard cover > 0, x >= 0, y >= 0, x < size.width, y < size.height else { return }
    let place = (y * size.width + x) * 3
    for (channel, value) in [color.red, color.green, color.blue].enumerated() {
      let sum = Int(value) * Int(cover) + Int(bytes[place + channel]) * (255 - Int(cover))
      bytes[place + channel] = UInt8(clamping: (sum + 127) / 255)
    }
  }

  mutating func fill(_ area: Area, _ color: RGBColor, cover: UInt8 = 255) {
    for y in max(0, area.top)..<max(0, area.top, min(size.height, area.bottom)) {
      for x in max(0, area.left)..<max(0, area.left, min(size.width, area.right)) {
        blend(color, cover, x: x, y: y)
      }
    }
  }

  /// Draws the edges of a rectangle, inside of it.
  mutating func stroke(_ area: Area, _ color: RGBColor, width: Int) {
    let inner = max(0, area.height - 2 * width)
    fill(Area(left: area.left, top: area.top, width: area.width, height: width), color)
    fill(Area(left: area.left, top: area.bottom - width, width: area.width, height: width), color)
    fill(Area(left: area.left, top: area.top + width, width: width, height: inner), color)
    fill(
      Area(left: area.right - width, top: area.top + width, width: width, height: inner), color)
  }

  /// Draws a cross whose arms have a length, counted from its middle.
  mutating func cross(x: Int, y: Int, arm: Int, _ color: RGBColor, width: Int) {
    let half = width / 2
    fill(Area(left: x - arm, top: y - half, width: 2 * arm + 1, height: width), color)
    fill(Area(left: x - half, top: y - arm, width: width, height: 2 * arm + 1), color)
  }

  /// Draws a picture with its top left corner at a place.
  mutating func draw(_ picture: RGBImage, left: Int, top: Int) {
    guard left >= 0, top >= 0, left + picture.size.width <= size.width,
      top + picture.size.height <= size.height
    else { return }
    let rowByteCount = picture.size.width * 3
    for row in 0..<picture.size.height {
      let target = ((top + row) * size.width + left) * 3
      let source = row * rowByteCount
      bytes.replaceSubrange(
        target..<(target + rowByteCount), with: picture.bytes[source..<(source + rowByteCount)])
    }
  }
}
