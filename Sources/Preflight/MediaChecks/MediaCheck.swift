/// Looks at one input for what no limit states but an editor has to know.
protocol MediaCheck: SendableMetatype {
  /// What speaks about the input; pure.
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding]
}

/// The checks that look at every input, whatever the limits are.
///
/// To add one: a type in `MediaChecks/`, a line here, and a test.
enum MediaChecks {
  static let all: [any MediaCheck.Type] = [
    ProblemCheck.self, NoFramesCheck.self,
    VariableFrameRateCheck.self, InterlacingCheck.self, DynamicRangeCheck.self,
    HighBitDepthCheck.self, RotationCheck.self, OddSizeCheck.self, PixelShapeCheck.self,
    HiddenFramesCheck.self, SeveralTracksCheck.self,
    IndexPositionCheck.self, LocationCheck.self, MissingAudioCheck.self, WorkloadCheck.self,
    ImageOrientationCheck.self, ImageColorCheck.self, AnimationCheck.self,
  ]
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
