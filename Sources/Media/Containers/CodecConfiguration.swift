import MediaModel

/// What a codec's configuration record in an ISO file tells of the frames: `hvcC` or `av1C`.
struct CodecConfiguration {
  /// FFmpeg's name of the codec.
  let codecName: String
  /// FFmpeg's name of the profile, or nil for one that it does not know.
  let profile: String?
  /// The level as the codec's standard writes it, or nil when unlimited.
  let level: String?
  /// Bits of one component.
  let bitDepth: Int
  /// `"4:2:0"`, `"4:2:2"`, `"4:4:4"` or `"gray"`.
  let chroma: String

  /// A configuration box's type and payload, or nil when it is neither or cut.
  init?(boxType: String, payload: some Collection<UInt8>) {
    let bytes = Array(payload)
    switch boxType {
    case "hvcC": self.init(hevc: bytes)
    case "av1C": self.init(av1: bytes)
    default: return nil
    }
  }

  /// The format in which FFmpeg decodes an AV1 frame, or nil for other codecs.
  ///
  /// A matrix of `gbr` means that the three planes are colours.
  func pixelFormatName(matrix: String?) -> String? {
    guard codecName == "av1" else { return nil }
    let depth = bitDepth > 8 ? "\(bitDepth)le" : ""
    if chroma == "gray" { return "gray" + depth }
    if matrix == "gbr", chroma == "4:4:4" { return "gbrp" + depth }
    return "yuv\(chroma.filter { $0 != ":" })p" + depth
  }

  private init?(hevc bytes: [UInt8]) {
    guard bytes.count >= 19, bytes[0] == 1 else { return nil }
    codecName = "hevc"
    profile = [1: "Main", 2: "Main 10", 3: "Main Still Picture", 4: "Rext"][bytes[1] & 0x1F]
    // Thirty steps a level; the first decimal is written only where it is not 0.
    let (whole, rest) = bytes[12].quotientAndRemainder(dividingBy: 30)
    level = rest == 0 ? "\(whole)" : "\(whole).\(rest / 3)"
    chroma = ["gray", "4:2:0", "4:2:2", "4:4:4"][Int(bytes[16] & 3)]
    bitDepth = Int(bytes[17] & 7) + 8
  }

  private init?(av1 bytes: [UInt8]) {
    guard bytes.count >= 4, bytes[0] == 0x81 else { return nil }
    codecName = "av1"
    profile = [0: "Main", 1: "High", 2: "Professional"][bytes[1] >> 5]
    let levelIndex = bytes[1] & 0x1F
    level = levelIndex == 31 ? nil : "\(2 + (levelIndex >> 2)).\(levelIndex & 3)"
    let flags = bytes[2]
    let isHighDepth = flags & 0x40 != 0
    bitDepth = isHighDepth ? (flags & 0x20 != 0 ? 12 : 10) : 8
    chroma =
      switch (flags & 0x10 != 0, flags & 0x08 != 0, flags & 0x04 != 0) {
      case (true, _, _): "gray"
      case (_, true, true): "4:2:0"
      case (_, true, false): "4:2:2"
      case (_, false, _): "4:4:4"
      }
  }
}

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
  /// What a transfer function's name makes of a frame; SDR when the file names none.
  init(transfer: String?, hasStaticMetadata: Bool) {
    switch transfer {
    case "smpte2084": self = hasStaticMetadata ? .hdr10 : .pq
    case "arib-std-b67": self = .hlg
    default: self = .sdr
    }
  }
}
