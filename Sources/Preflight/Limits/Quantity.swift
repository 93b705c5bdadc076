import MediaModel

/// What a limit speaks about.
public enum Quantity: String, Sendable, Hashable, CaseIterable {
  case duration, frames, frameRate
  case width, height, side, shortSide, longSide, area
  case aspectRatio, aspectMatch
  case resolution, resolutionTier
  case fileSize, count
  case container, imageFormat, audioFormat, videoCodec, audioCodec
  case bitDepth, alpha, audioPresence, channels
  /// How long several files are beside each other.
  case durationMatch
  case textLength, urlLength, urlScheme
  case outputSizeMatch
  /// The value of a setting of the limit's name.
  case setting
  /// Something only the user knows, asserted with a setting of the limit's name.
  case declaration
  /// Advice in words; shown with the profile, never a finding.
  case note

  /// The check that knows everything about the quantity.
  package var check: any LimitCheck.Type {
    switch self {
    case .duration: DurationCheck.self
    case .frames: FrameCountCheck.self
    case .frameRate: FrameRateCheck.self
    case .width, .height, .side, .shortSide, .longSide, .area: SizeCheck.self
    case .aspectRatio: AspectRatioCheck.self
    case .aspectMatch: AspectMatchCheck.self
    case .resolution: ResolutionCheck.self
    case .resolutionTier: ResolutionTierCheck.self
    case .fileSize: FileSizeCheck.self
    case .count: CountCheck.self
    case .container: ContainerCheck.self
    case .imageFormat: ImageFormatCheck.self
    case .audioFormat: AudioFormatCheck.self
    case .videoCodec: VideoCodecCheck.self
    case .audioCodec: AudioCodecCheck.self
    case .bitDepth: BitDepthCheck.self
    case .alpha: AlphaCheck.self
    case .audioPresence: AudioPresenceCheck.self
    case .channels: ChannelsCheck.self
    case .durationMatch: DurationMatchCheck.self
    case .textLength: TextLengthCheck.self
    case .urlLength: URLLengthCheck.self
    case .urlScheme: URLSchemeCheck.self
    case .outputSizeMatch: OutputSizeMatchCheck.self
    case .setting: SettingLimitCheck.self
    case .declaration: DeclarationCheck.self
    case .note: NoteCheck.self
    }
  }

  /// The only unit in which the quantity is counted, or nil when it has none.
  public var unit: LimitUnit? { check.unit }

  /// The quantity in words: `"short side"`.
  public var words: String {
    rawValue.words(separatedBy: " ").replacing("url ", with: "URL ")
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
  /// UTF-16 code units, as JavaScript counts the length of a text.
  case utf16Units = "utf16"

  /// The unit after a number in a sentence: `"bytes"`.
  package var words: String {
    switch self {
    case .characters: "characters"
    case .utf16Units: "UTF-16 units"
    default: rawValue
    }
  }
}

/// How a provider alters what is outside of a limit, as profiles write it.
public enum LimitBehavior: String, Sendable, Hashable, CaseIterable {
  case truncateToFirst = "truncate-to-first"
  case trim, downscale
  /// The provider's own program scales it down before it is sent.
  case downscaleByClient = "downscale-by-client"
  case rescale
  /// The result comes at the next larger size that the model makes.
  case generateAtNextHigherNativeResolution = "generate-at-next-higher-native-resolution"
  case cropToFit = "crop-to-fit"
  case pad, resample

  /// The behaviour in a line of a profile: `"crop to fit"`.
  var words: String { rawValue.replacing("-", with: " ") }

  /// What the provider does, after "takes it, but"; `accepted` is what the limit accepts and `maximum`
  /// its maximum in words.
  func alteration(to accepted: String, maximum: String?) -> String {
    switch self {
    case .truncateToFirst:
      maximum.map { "only the first \($0) are used" } ?? "alters what is not \(accepted)"
    case .downscale, .downscaleByClient: "scales it down to \(accepted)"
    case .cropToFit: "crops it to \(accepted)"
    case .pad: "pads it to \(accepted)"
    case .resample: "changes it to \(accepted)"
    case .trim, .rescale, .generateAtNextHigherNativeResolution:
      "alters what is not \(accepted)"
    }
  }
}
