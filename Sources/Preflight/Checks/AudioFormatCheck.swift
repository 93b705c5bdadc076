import MediaModel

/// A sound file has a format that is accepted.
struct AudioFormatCheck: LimitCheck {
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let allowed = limit.limit.bounds.allowedTexts
    return inputs.filter { $0.mediaType == .audio }.compactMap { input in
      let container = MediaFormat(input.facts.container.format)
      // A list such as "mp3, aac" may mean the codec: AAC in MP4 is what most call an AAC file.
      let codec = input.facts.mainAudio.map { MediaCodec($0.codec.name) }
      let isAAC = codec == MediaCodec("aac") && container.name == "mp4"
      guard !container.isOne(of: allowed), !(isAAC && MediaFormat("aac").isOne(of: allowed)) else {
        return nil
      }
      return Violation(
        id: "audio.format.not-accepted", input: input,
        measured: Measurement(input.facts.container.format),
        observation: "\(context.subject(input)) is \(input.facts.container.articleAndName)",
        demand: Wording.list(allowed),
        fix: Fix(.convertAudio(formats: allowed), "Convert it to \(Wording.list(allowed))."))
    }
  }
}
