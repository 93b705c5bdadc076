import MediaModel

/// An image or video has an alpha channel, or has none, as the limit says.
struct AlphaCheck: LimitCheck {
  static let noun = "transparency"
  static let mediaTypes: [MediaType] = [.image, .video]
  static let listed: ListedValue? = .flag

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    let facts = inputs.first?.facts
    let format = facts?.image?.pixelFormat ?? facts?.mainVideo?.pixelFormat
    return format?.hasAlpha.map { MeasuredValue(.flag($0)) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let allowed = limit.limit.bounds.allowed ?? []
    return inputs.filter { $0.mediaType == .video || $0.mediaType == .image }.compactMap { input in
      let noun = "\(input.mediaType.rawValue).alpha"
      let subject = context.subject(input)
      let demand = allowed.contains(.flag(true)) ? "an alpha channel" : "no alpha channel"
      let format = input.facts.image?.pixelFormat ?? input.facts.mainVideo?.pixelFormat
      guard let hasAlpha = format?.hasAlpha else {
        return Violation(
          id: "\(noun).unknown", certainty: .unknown, input: input,
          observation: "Whether \(subject.lowercasedThe) has an alpha channel is not known",
          demand: demand)
      }
      guard !allowed.contains(.flag(hasAlpha)) else { return nil }
      return Violation(
        id: "\(noun).\(hasAlpha ? "not-accepted" : "missing")", input: input,
        measured: MeasuredValue(.flag(hasAlpha)),
        observation: "\(subject) has \(hasAlpha ? "an" : "no") alpha channel", demand: demand,
        fix: hasAlpha
          ? Fix(.removeAlpha, "Save it without transparency, on a plain background.")
          : .advise("Use an image with transparency."))
    }
  }
}
