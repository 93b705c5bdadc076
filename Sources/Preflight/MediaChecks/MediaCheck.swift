/// Looks at one input for what no limit states but an editor has to know.
protocol MediaCheck: SendableMetatype {
  /// What speaks about the input; pure.
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding]
}
