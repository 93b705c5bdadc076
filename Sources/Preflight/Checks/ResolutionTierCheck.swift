import MediaModel

/// A picture's size is one of the named ones, such as 720p.
struct ResolutionTierCheck: LimitCheck {
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let bounds = limit.limit.bounds
    let tiers = bounds.allowedTexts.compactMap(ResolutionTier.init)
    return inputs.filter { $0.mediaType == .video || $0.mediaType == .image }.compactMap { input in
      let noun = "\(input.mediaType.rawValue).resolution"
      let subject = context.subject(input)
      guard let size = input.facts.displaySize else {
        return Violation(
          id: "\(noun).unknown", certainty: .unknown, input: input,
          observation: "The size of \(subject.lowercasedThe) is not known",
          demand: demand(tiers))
      }
      guard !tiers.contains(where: { $0.admits(size) }) else { return nil }
      let isTooLarge = tiers.allSatisfy { $0.lines < size.shortSide }
      return Violation(
        id: "\(noun).\(isTooLarge ? "too-large" : "not-allowed")", input: input,
        measured: Measurement(.text(size.description), unit: .pixels),
        observation: "\(subject) is \(size) (short side \(size.shortSide) px)",
        demand: demand(tiers), fix: fix(tiers, size))
    }
  }

  private static func demand(_ tiers: [ResolutionTier]) -> String {
    Wording.list(tiers.map { $0.includesSmaller ? "at most \($0.lines)p" : "\($0.lines)p" })
  }

  private static func fix(_ tiers: [ResolutionTier], _ size: PixelSize) -> Fix? {
    let below = tiers.filter { $0.lines <= size.shortSide }.max { $0.lines < $1.lines }
    guard let target = below ?? tiers.min(by: { $0.lines < $1.lines }) else { return nil }
    let lines = Bounds.Bound(Rational(target.lines))
    return Fix(
      .scale(.shortSide, Bounds(minimum: target.includesSmaller ? nil : lines, maximum: lines)),
      "Scale it to \(target.lines)p.")
  }
}
