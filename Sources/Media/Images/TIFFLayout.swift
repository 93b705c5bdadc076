import MediaModel

/// How the pixels of a TIFF directory are stored.
struct TIFFLayout {
  /// Bits of one sample.
  let bitDepth: Int
  private let samples: Int
  private let photometric: Int?
  private let compression: Int
  private let isFloat: Bool
  private let subsampling: [Int]
  /// Whether one of the extra samples is alpha.
  let hasAlpha: Bool

  /// The layout that a directory's tags describe.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  init(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field]
  ) throws(MediaError) {
    bitDepth = try structure.number(of: tags[0x102]) ?? 1
    samples = try structure.number(of: tags[0x115]) ?? 1
    photometric = try structure.number(of: tags[0x106])
    compression = try structure.number(of: tags[0x103]) ?? 1
    isFloat = try structure.number(of: tags[0x153]) == 3
    subsampling = try structure.numbers(of: tags[0x212])
    hasAlpha = try structure.numbers(of: tags[0x152]).contains { $0 == 1 || $0 == 2 }
  }

  /// `"gray"`, `"RGB"`, `"palette"`, `"CMYK"` or `"YCbCr"`, or nil for a rarer one.
  var colorModel: String? {
    switch photometric {
    case 0, 1: "gray"
    case 2: "RGB"
    case 3: "palette"
    case 5: "CMYK"
    case 6: "YCbCr"
    default: nil
    }
  }

  /// The chroma in words of the model, or nil when unknown.
  var chroma: String? {
    switch colorModel {
    case "gray": "gray"
    case "RGB", "palette": "RGB"
    case "YCbCr":
      // The standard's default is both ways by two.
      switch subsampling.isEmpty ? [2, 2] : subsampling {
      case [1, 1]: "4:4:4"
      case [2, 1]: "4:2:2"
      case [2, 2]: "4:2:0"
      default: nil
      }
    default: nil
    }
  }

  /// The compression in words, or nil for a number that is rare.
  var compressionName: String? {
    [
      1: "uncompressed", 2: "CCITT RLE", 3: "CCITT Group 3", 4: "CCITT Group 4", 5: "LZW",
      6: "JPEG (old)", 7: "JPEG", 8: "Deflate", 32_773: "PackBits", 32_946: "Deflate",
      50_000: "Zstandard", 50_001: "WebP",
    ][compression]
  }

  /// The format in which FFmpeg decodes the picture, or nil where it does not follow from here.
  func pixelFormatName(isLittleEndian: Bool) -> String? {
    guard !isFloat, compression != 7 else { return nil }
    let ending = isLittleEndian ? "le" : "be"
    return switch (colorModel, samples, bitDepth) {
    case ("gray", 1, 1): photometric == 0 ? "monow" : "monob"
    case ("gray", 1, 8): "gray"
    case ("gray", 1, 16): "gray16" + ending
    case ("gray", 2, 8): "ya8"
    case ("gray", 2, 16): "ya16" + ending
    case ("RGB", 3, 8): "rgb24"
    case ("RGB", 3, 16): "rgb48" + ending
    case ("RGB", 4, 8): "rgba"
    case ("RGB", 4, 16): "rgba64" + ending
    case ("palette", 1, ...8): "pal8"
    default: nil
    }
  }
}
