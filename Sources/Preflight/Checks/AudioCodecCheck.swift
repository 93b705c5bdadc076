import MediaModel

/// The audio is coded in a way that is accepted; an input without audio has nothing to check.
struct AudioCodecCheck: LimitCheck {
  static let noun = "codec"
  static let mediaTypes: [MediaType] = [.video, .audio]

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    inputs.first?.facts.mainAudio.map { MeasuredValue($0.codec.name) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let allowed = limit.limit.bounds.allowedTexts
    return inputs.compactMap { input in
      guard let codec = input.facts.mainAudio?.codec.name,
        !MediaCodec(codec).isOne(of: allowed)
      else { return nil }
      return Violation(
        id: "audio.codec.not-accepted", input: input, measured: MeasuredValue(codec),
        observation: "The audio of \(context.subject(input).lowercasedThe) is coded as \(codec)",
        demand: Wording.list(allowed),
        fix: Fix(
          .convertAudio(formats: allowed), "Re-encode the audio as \(Wording.list(allowed))."))
    }
  }
}
