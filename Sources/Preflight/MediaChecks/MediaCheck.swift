/// Looks at one input for what no limit states but an editor has to know.
protocol MediaCheck: SendableMetatype {
  /// What speaks about the input; pure.
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding?
}

/// The checks that look at every input, whatever the limits are.
///
/// To add one: a type in `MediaChecks/`, a line here, and a test.
enum MediaChecks {
  private static let all: [any MediaCheck.Type] = [
    NoFramesCheck.self,
    VariableFrameRateCheck.self, InterlacingCheck.self, DynamicRangeCheck.self,
    HighBitDepthCheck.self, RotationCheck.self, OddSizeCheck.self, PixelShapeCheck.self,
    HiddenFramesCheck.self, SeveralTracksCheck.self,
    IndexPositionCheck.self, LocationCheck.self, MissingAudioCheck.self, WorkloadCheck.self,
    ImageOrientationCheck.self, ImageColorCheck.self, AnimationCheck.self,
  ]

  /// What speaks about an input, problems of the file first.
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    ProblemCheck.findings(in: input)
      + all.compactMap { $0.finding(in: input, context: context) }
  }
}

extension Finding {
  /// A finding about one input that no limit stands behind.
  package static func about(
    _ input: AssignedInput, _ id: String, severity: Severity = .advice,
    measured: MeasuredValue? = nil, _ message: String, detail: String? = nil, fix: Fix? = nil
  ) -> Finding {
    Finding(
      id: id, severity: severity, role: input.role, path: input.path, measured: measured,
      message: message, detail: detail, fix: fix)
  }
}
