import MediaModel

/// The sound is coded in a way that is accepted; an input without sound has nothing to check.
struct AudioCodecCheck: LimitCheck {
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
        observation: "The sound of \(context.subject(input).lowercasedThe) is coded as \(codec)",
        demand: Wording.list(allowed),
        fix: Fix(.convertAudio(formats: allowed), "Encode the sound as \(Wording.list(allowed))."))
    }
  }
}
