import MediaModel

/// An image has a format that is accepted.
struct ImageFormatCheck: LimitCheck {
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let allowed = limit.limit.bounds.allowedTexts
    return inputs.filter { $0.mediaType == .image }.compactMap { input in
      let format = input.facts.image?.format ?? input.facts.container.format
      guard !MediaFormat(format).isOne(of: allowed) else { return nil }
      return Violation(
        id: "image.format.not-accepted", input: input, measured: Measurement(format),
        observation: "\(context.subject(input)) is \(input.facts.container.articleAndName)",
        demand: Wording.list(allowed),
        fix: Fix(.convertImage(formats: allowed), "Save it as \(Wording.list(allowed))."))
    }
  }
}
