/// Holds inputs against the limits of one kind of quantity.
///
/// To add one: a file in `Checks/`, a case in ``Quantity`` with its line below, and a test file.
package protocol LimitCheck: SendableMetatype {
  /// What is not as the limit demands; pure, and never about inputs to which it does not apply.
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation]
}

extension Quantity {
  /// The check that judges the quantity, or nil for a note, which is never judged.
  package var check: (any LimitCheck.Type)? {
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
    case .textLength: TextLengthCheck.self
    case .urlLength, .urlScheme: URLCheck.self
    case .outputSizeMatch: OutputSizeMatchCheck.self
    case .setting: SettingLimitCheck.self
    case .declaration: DeclarationCheck.self
    case .note: nil
    }
  }
}
