import CFFmpeg
import MediaModel

extension ColorFacts {
  /// The matrix by the name that FFmpeg's `scale` filter gives it.
  var scalerMatrix: String {
    switch matrix {
    case "bt2020nc", "bt2020c": "bt2020"
    case "bt470bg", "smpte170m": "smpte170m"
    case "smpte240m": "smpte240m"
    case "fcc": "fcc"
    default: "bt709"
    }
  }

  /// The range by the name that FFmpeg's `scale` filter gives it.
  var scalerRange: String { range == .full ? "full" : "limited" }

  /// Where chroma lies in pictures of a format as FFmpeg's `scale` filter is told: in 256ths of a pixel
  /// from the middle of the first one, a direction each in which chroma has fewer samples.
  ///
  /// Nothing when the place is not known; the filter then takes the middle, as JPEG does.
  func scalerChromaPosition(in format: AVPixelFormat) -> [String] {
    guard let description = av_pix_fmt_desc_get(format)?.pointee,
      let place = Self.chromaPositions[chromaLocation]
    else { return [] }
    return (description.log2_chroma_w > 0 ? ["in_h_chr_pos=\(place.horizontal)"] : [])
      + (description.log2_chroma_h > 0 ? ["in_v_chr_pos=\(place.vertical)"] : [])
  }

  private static let chromaPositions: [String?: (horizontal: Int, vertical: Int)] = [
    "left": (0, 128), "center": (128, 128), "topleft": (0, 0), "top": (128, 0),
    "bottomleft": (0, 256), "bottom": (128, 256),
  ]
}
