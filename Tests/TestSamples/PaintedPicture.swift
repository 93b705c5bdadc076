package import Analysis
package import MediaModel
import Testing

/// Pictures that tests paint themselves, each pixel from a formula.
package enum Painted {
  package typealias Color = (Int, Int, Int)

  /// A picture whose pixels a formula gives; values beyond a byte are taken to its nearest end.
  package static func picture(
    _ width: Int = 160, _ height: Int = 90, _ color: (_ x: Int, _ y: Int) -> Color
  ) throws -> RGBImage {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * 3)
    for y in 0..<height {
      for x in 0..<width {
        let (red, green, blue) = color(x, y)
        bytes += [UInt8(clamping: red), UInt8(clamping: green), UInt8(clamping: blue)]
      }
    }
    let size = try #require(PixelSize(width: width, height: height))
    return try #require(RGBImage(size: size, bytes: bytes))
  }

  package static func plain(_ level: Int, _ width: Int = 160, _ height: Int = 90) throws
    -> RGBImage
  {
    try picture(width, height) { _, _ in (level, level, level) }
  }

  /// A textured picture with a disc, in one of two variants; its measures by other programs are the
  /// constants of `PictureOracleTests`.
  package static func pattern(_ variant: Int, _ width: Int = 160, _ height: Int = 120) throws
    -> RGBImage
  {
    try picture(width, height) { x, y in
      let (across, down) = (x - width / 3, y - height / 2)
      if across * across + down * down < (height / 4) * (height / 4) { return (220, 60, 40) }
      return (
        (x * x / 8 + y * 5 * variant) % 256 / 4 + x * 128 / width,
        (x * 3 * variant + y * y / 4) % 256 / 4 + y * 160 / height,
        (x * y / 16 + variant * 40) % 256 / 4 + (x + y) * 100 / (width + height)
      )
    }
  }

  /// A gentle background with a red square, darkened to a share of its light or lightened towards white.
  ///
  /// Places are those of 160 by 90 pixels; the picture is smaller by a factor.
  package static func scene(
    squareAt left: Int, top: Int = 30, side: Int = 30, gain: Double = 1, towards target: Int = 0,
    background: Int = 110, reducedBy factor: Int = 1
  ) throws -> RGBImage {
    try picture(160 / factor, 90 / factor) { column, row in
      let (x, y) = (column * factor, row * factor)
      let isSquare = (left..<(left + side)).contains(x) && (top..<(top + side)).contains(y)
      // A fine pattern, so that there is something to be sharp.
      let grain = (x / 2 + y / 2).isMultiple(of: 2) ? 6 : -6
      let color: Color =
        isSquare
        ? (210, 40 + grain, 30) : (background + x / 8 + grain, background + y / 6, background)
      func faded(_ value: Int) -> Int {
        target + Int((Double(value - target) * gain).rounded())
      }
      return (faded(color.0), faded(color.1), faded(color.2))
    }
  }

  /// A scene in a size that a long run of frames is measured in quickly.
  package static func frame(
    squareAt left: Int, top: Int = 30, side: Int = 30, gain: Double = 1, towards target: Int = 0,
    background: Int = 110
  ) throws -> RGBImage {
    try scene(
      squareAt: left, top: top, side: side, gain: gain, towards: target, background: background,
      reducedBy: 2)
  }

  /// A picture after a mean over so many pixels in each direction.
  package static func blurred(_ picture: RGBImage, by reach: Int) throws -> RGBImage {
    let (width, height) = (picture.size.width, picture.size.height)
    func mean(_ bytes: [UInt8], _ x: Int, _ y: Int, _ channel: Int, _ isAcross: Bool) -> UInt8 {
      let values = (-reach...reach).map { step in
        let column = isAcross ? min(max(0, x + step), width - 1) : x
        let row = isAcross ? y : min(max(0, y + step), height - 1)
        return Int(bytes[(row * width + column) * 3 + channel])
      }
      return UInt8(values.reduce(0, +) / values.count)
    }
    var bytes = picture.bytes
    for isAcross in [true, false] {
      let source = bytes
      for y in 0..<height {
        for x in 0..<width {
          for channel in 0..<3 {
            bytes[(y * width + x) * 3 + channel] = mean(source, x, y, channel, isAcross)
          }
        }
      }
    }
    return try #require(RGBImage(size: picture.size, bytes: bytes))
  }
}

/// A run of painted frames at 25 fps.
package func run(_ pictures: [RGBImage]) throws -> FrameRun {
  FrameRun(
    try pictures.enumerated().map { number, picture in
      MeasuredFrame(
        time: try #require(MediaTime(value: Int64(number), timescale: 25)),
        measures: FrameMeasures(of: picture))
    })
}
