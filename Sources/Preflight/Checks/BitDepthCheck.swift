import MediaModel

/// A picture has as many bits a component as accepted.
struct BitDepthCheck: LimitCheck {
  static let noun = "bit depth"
  static let mediaTypes: [MediaType] = [.image, .video]
  static let listed: ListedValue? = .number

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    let facts = inputs.first?.facts
    let format = facts?.image?.pixelFormat ?? facts?.mainVideo?.pixelFormat
    return format?.bitDepth.map { MeasuredValue(Rational($0)) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let bounds = limit.limit.bounds
    return inputs.filter { $0.mediaType == .video || $0.mediaType == .image }.flatMap { input in
      let noun = "\(input.mediaType.rawValue).bit-depth"
      let subject = context.subject(input)
      let format = input.facts.image?.pixelFormat ?? input.facts.mainVideo?.pixelFormat
      guard let depth = format?.bitDepth else {
        return [
          Violation(
            id: "\(noun).unknown", certainty: .unknown, input: input,
            observation: "The bit depth of \(subject.lowercasedThe) is not known",
            demand: bounds.demand(bits))
        ]
      }
      return bounds.breaches(of: [Reading(value: Rational(depth))]).map { breach in
        let target = bounds.maximum?.value ?? bounds.allowedNumbers.max() ?? 8
        return Violation(
          id: "\(noun).\(breach.idSuffix("too-high", "too-low"))", input: input,
          measured: MeasuredValue(Rational(depth)), observation: "\(subject) has \(depth) bits",
          demand: bounds.demand(breach, bits),
          fix: Fix(
            .convertBitDepth(Int(target.roundedDown)), "Convert it to \(bits(target))."))
      }
    }
  }

  private static func bits(_ value: Rational) -> String { "\(value.roundedDown) bits" }
}
