import CFFmpeg
import MediaModel

/// How a still says what its code values mean.
enum StillColorLabel: Hashable {
  /// As pictures without a label are read; BT.709 video is shown the same.
  case sRGB
  case profile(ICCProfile)
  /// Numbers of ITU-T H.273.
  case codePoints(primaries: UInt8, transfer: UInt8)

  /// The label of RGB or gray values; a profile counts only when it describes such values.
  init(_ color: ColorFacts, profile: ICCProfile?, isGray: Bool) {
    let isOwn = profile == ICCProfile.sRGB
    if let profile, !isOwn, profile.colorSpace == (isGray ? "GRAY" : "RGB ") {
      self = .profile(profile)
      return
    }
    let isUsual =
      Self.usualPrimaries.contains(color.primaries) && Self.isUsual(transfer: color.transfer)
    let codes = ColorCodes(color)
    self =
      isUsual
      ? .sRGB
      : .codePoints(
        primaries: UInt8(clamping: codes.primaries.rawValue),
        transfer: UInt8(clamping: codes.transfer.rawValue))
  }

  /// Whether viewers do not tell a transfer function from sRGB's.
  static func isUsual(transfer: String?) -> Bool { usualTransfers.contains(transfer) }

  /// Primaries that viewers do not tell from sRGB's.
  private static let usualPrimaries: Set<String?> = [
    nil, "unknown", "bt709", "smpte170m", "bt470bg", "smpte240m",
  ]
  /// Transfers that viewers do not tell from sRGB's.
  private static let usualTransfers: Set<String?> = [
    nil, "unknown", "bt709", "iec61966-2-1", "smpte170m", "smpte240m", "bt470m", "bt470bg",
    "gamma22", "gamma28", "bt2020-10", "bt2020-12", "bt1361e",
  ]
}
