package import MediaModel

/// What a still that was written shows when it is read back and decoded.
package struct StillProof: Sendable, Hashable {
  /// The format that was written, of those that were tried.
  package var format: StillRendition.Format
  package var size: PixelSize
  /// Bits a channel: 8 or 16.
  package var bitDepth: Int
  package var hasAlpha: Bool
  /// The file's size in bytes.
  package var byteCount: Int64
  /// SHA-256 in hexadecimal over the pixels that the file shows: red, green, blue and, where there is
  /// one, alpha, row after row; 16-bit values with the high byte first.
  package var pixelHash: String
  /// The peak signal-to-noise ratio of red, green and blue against what was meant, in dB; nil when every
  /// value is exactly as it was meant.
  package var psnr: Double?

  package init(
    format: StillRendition.Format, size: PixelSize, bitDepth: Int, hasAlpha: Bool,
    byteCount: Int64, pixelHash: String, psnr: Double? = nil
  ) {
    self.format = format
    self.size = size
    self.bitDepth = bitDepth
    self.hasAlpha = hasAlpha
    self.byteCount = byteCount
    self.pixelHash = pixelHash
    self.psnr = psnr
  }
}
