/// What a limit speaks about.
public enum Quantity: String, Sendable, Hashable, CaseIterable {
  case duration, frames, frameRate
  case width, height, side, shortSide, longSide, area
  case aspectRatio, aspectMatch
  case resolution, resolutionTier
  case fileSize, count
  case container, imageFormat, audioFormat, videoCodec, audioCodec
  case bitDepth, alpha, audioPresence, channels
  case textLength, urlLength, urlScheme
  case outputSizeMatch
  /// The value of a setting of the limit's name.
  case setting
  /// Something only the user knows, asserted with a setting of the limit's name.
  case declaration
  /// Advice in words; shown with the profile, never a finding.
  case note

  /// The only unit in which the quantity is counted, or nil when it has none.
  public var unit: LimitUnit? {
    switch self {
    case .duration: .seconds
    case .frames: .frames
    case .frameRate: .framesPerSecond
    case .width, .height, .side, .shortSide, .longSide, .area, .resolution, .outputSizeMatch:
      .pixels
    case .fileSize: .bytes
    case .count, .channels: .items
    case .textLength, .urlLength: .characters
    case .aspectRatio, .aspectMatch, .resolutionTier, .container, .imageFormat, .audioFormat,
      .videoCodec, .audioCodec, .bitDepth, .alpha, .audioPresence, .urlScheme, .setting,
      .declaration,
      .note:
      nil
    }
  }
}

/// A unit of measurement, by its sign in profiles and reports.
public enum LimitUnit: String, Sendable, Hashable, CaseIterable {
  case seconds = "s"
  case frames
  case framesPerSecond = "fps"
  case pixels = "px"
  case bytes
  case items
  case characters = "chars"
}
