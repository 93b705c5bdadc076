import MediaModel

/// A video comes in a container that is accepted.
struct ContainerCheck: LimitCheck {
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
          measured: Measurement(input.facts.container.format),
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
