import MediaModel

/// A video comes in a container that is accepted.
struct ContainerCheck: LimitCheck {
  static let noun = "format"
  static let mediaTypes: [MediaType] = [.video]
  static let header: TellingHeader? = .contentType

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    guard let input = inputs.first, input.mediaType == .video || input.mediaType == .audio else {
      return nil
    }
    return MeasuredValue(input.facts.container.format)
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let allowed = limit.limit.bounds.allowedTexts
    return inputs.filter { $0.mediaType == .video || $0.mediaType == .audio }
      .compactMap { input in
        let format = MediaFormat(input.facts.container.format)
        guard !format.isOne(of: allowed) else { return nil }
        return Violation(
          id: "\(input.mediaType.rawValue).container.not-accepted", input: input,
          measured: MeasuredValue(input.facts.container.format),
          observation: "\(context.subject(input)) is \(input.facts.container.articleAndName)",
          demand: Wording.list(allowed),
          fix: Fix(
            .transcode(containers: allowed, codecs: []),
            "Convert it to \(Wording.list(allowed))."))
      }
  }
}

extension ContainerFacts {
  /// The format in a sentence: `"an AVI file"`.
  var articleAndName: String {
    let name = format.count <= 4 ? format.uppercased() : format
    let startsWithVowelSound = "AEFHILMNORSX8".contains(name.prefix(1))
    return "\(startsWithVowelSound ? "an" : "a") \(name) file"
  }
}

/// An image has a format that is accepted.
struct ImageFormatCheck: LimitCheck {
  static let noun = "format"
  static let mediaTypes: [MediaType] = [.image]
  static let header: TellingHeader? = .contentType

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    guard let input = inputs.first, input.mediaType == .image else { return nil }
    return MeasuredValue(input.facts.image?.format ?? input.facts.container.format)
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let allowed = limit.limit.bounds.allowedTexts
    return inputs.filter { $0.mediaType == .image }.compactMap { input in
      let format = input.facts.image?.format ?? input.facts.container.format
      guard !MediaFormat(format).isOne(of: allowed) else { return nil }
      return Violation(
        id: "image.format.not-accepted", input: input, measured: MeasuredValue(format),
        observation: "\(context.subject(input)) is \(input.facts.container.articleAndName)",
        demand: Wording.list(allowed),
        fix: Fix(.convertImage(formats: allowed), "Save it as \(Wording.list(allowed))."))
    }
  }
}

/// An audio file has a format that is accepted.
struct AudioFormatCheck: LimitCheck {
  static let noun = "format"
  static let mediaTypes: [MediaType] = [.audio]
  static let header: TellingHeader? = .contentType

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    guard let input = inputs.first, input.mediaType == .audio else { return nil }
    return MeasuredValue(input.facts.container.format)
  }

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
        measured: MeasuredValue(input.facts.container.format),
        observation: "\(context.subject(input)) is \(input.facts.container.articleAndName)",
        demand: Wording.list(allowed),
        fix: Fix(.convertAudio(formats: allowed), "Convert it to \(Wording.list(allowed))."))
    }
  }
}
