import MediaModel

/// A clip has audio, or has none, as the limit says.
struct AudioPresenceCheck: LimitCheck {
  static let noun = "audio"
  static let mediaTypes: [MediaType] = [.video, .audio]
  static let listed: ListedValue? = .flag

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    inputs.first.flatMap { $0.mediaType == .video ? .init(.flag(!$0.facts.audio.isEmpty)) : nil }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let allowed = limit.limit.bounds.allowed ?? []
    return inputs.filter { $0.mediaType == .video }.compactMap { input in
      let hasAudio = !input.facts.audio.isEmpty
      guard !allowed.contains(.flag(hasAudio)) else { return nil }
      return Violation(
        id: hasAudio ? "audio.not-accepted" : "audio.required", input: input,
        measured: MeasuredValue(.flag(hasAudio)),
        observation: "\(context.subject(input)) has \(hasAudio ? "audio" : "no audio")",
        demand: hasAudio ? "clips without audio" : "clips with audio",
        fix: hasAudio
          ? Fix(.removeAudio, "Remove the audio.") : .advise("Add an audio track."))
    }
  }
}
