import MediaModel

/// The filters that put a canvas around pictures.
enum PaddingFilters {
  /// FFmpeg pads no packed pixels of 16 bits, and gives planes back without being asked; the same values
  /// in planes, by the packed format.
  private static let planes = ["rgb48le": "gbrp16le", "rgba64le": "gbrap16le"]

  /// The steps, which leave pictures in the format that they have.
  static func steps(_ padding: PictureRendition.Padding, pixelFormat: String) -> [String] {
    let pad =
      "pad=\(padding.size.width):\(padding.size.height):\(padding.left):\(padding.top)"
      + ":color=0x\(padding.color)"
    guard let planes = planes[pixelFormat] else { return [pad] }
    return ["format=\(planes)", pad, "format=\(pixelFormat)"]
  }
}
