import MediaModel

/// A clip has sound, or has none, as demanded.
struct AudioPresenceCheck: LimitCheck {
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let allowed = limit.limit.bounds.allowed ?? []
    return inputs.filter { $0.mediaType == .video }.compactMap { input in
      let hasSound = !input.facts.audio.isEmpty
      guard !allowed.contains(.flag(hasSound)) else { return nil }
      return Violation(
        id: hasSound ? "audio.not-accepted" : "audio.required", input: input,
        measured: MeasuredValue(.flag(hasSound)),
        observation: "\(context.subject(input)) has \(hasSound ? "sound" : "no sound")",
        demand: hasSound ? "clips without sound" : "clips with sound",
        fix: hasSound
          ? Fix(.removeAudio, "Remove the sound.") : .advise("Add a track of sound."))
    }
  }
}
