/// A picture as values: red, green and blue with 8 bits each, as an sRGB screen shows them.
public struct RGBPicture: Sendable, Hashable {
  public let size: PixelSize
  /// Three bytes a pixel, row after row from the top, left to right, without padding.
  public let bytes: [UInt8]

  /// A picture, or nil when there are not exactly three bytes for each pixel.
  public init?(size: PixelSize, bytes: [UInt8]) {
    guard bytes.count == size.area * 3 else { return nil }
    self.size = size
    self.bytes = bytes
  }
}
