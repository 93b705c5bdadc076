import MediaModel

/// The numbers of ITU-T H.273 (CICP) for colour, by the names that FFmpeg gives them.
///
/// Every function gives nil for "unspecified" (2) and for reserved numbers.
enum ColorCodePoints {
  /// The primaries with a number.
  static func primaries(_ code: Int) -> String? {
    [
      1: "bt709", 4: "bt470m", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "film",
      9: "bt2020", 10: "smpte428", 11: "smpte431", 12: "smpte432", 22: "ebu3213",
    ][code]
  }

  /// The transfer function with a number.
  static func transfer(_ code: Int) -> String? {
    [
      1: "bt709", 4: "bt470m", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "linear",
      9: "log100", 10: "log316", 11: "iec61966-2-4", 12: "bt1361e", 13: "iec61966-2-1",
      14: "bt2020-10", 15: "bt2020-12", 16: "smpte2084", 17: "smpte428", 18: "arib-std-b67",
    ][code]
  }

  /// The matrix with a number.
  static func matrix(_ code: Int) -> String? {
    [
      0: "gbr", 1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "ycgco",
      9: "bt2020nc", 10: "bt2020c", 11: "smpte2085", 12: "chroma-derived-nc",
      13: "chroma-derived-c", 14: "ictcp",
    ][code]
  }
}

extension DynamicRange {
  /// What a transfer function's name makes of a picture; SDR when the file names none.
  init(transfer: String?, hasStaticMetadata: Bool) {
    switch transfer {
    case "smpte2084": self = hasStaticMetadata ? .hdr10 : .pq
    case "arib-std-b67": self = .hlg
    default: self = .sdr
    }
  }
}
