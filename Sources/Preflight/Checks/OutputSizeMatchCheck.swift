import MediaModel

/// An input has exactly the size that the request asks the result to have.
struct OutputSizeMatchCheck: LimitCheck {
  static let noun = "size in pixels"
  static let mediaTypes: [MediaType] = []
  static let unit: LimitUnit? = .pixels
  static let isAboutSize = true
  static let listed: ListedValue? = .size

  static func flaw(of limit: Limit) -> String? { nil }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    inputs.first.flatMap { MeasuredValue(size: $0.facts) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let name = limit.limit.name ?? "size"
    let wanted = context.setting(name, for: limit).flatMap { PixelSize($0) }
    let possible = [context.profile.settings[name], limit.settings[name]].compactMap(\.self)
      .flatMap(\.allowed).compactMap { PixelSize($0.text) }
    return inputs.filter { $0.mediaType == .video || $0.mediaType == .image }.compactMap { input in
      let noun = "\(input.mediaType.rawValue).size"
      let subject = context.subject(input)
      let targets = wanted.map { [$0] } ?? possible
      let demand =
        targets.isEmpty
        ? "the size of the result" : "exactly \(Wording.list(targets.map(\.description)))"
      guard let size = input.facts.displaySize, !targets.isEmpty else {
        return Violation(
          id: "\(noun).match-unknown", certainty: .unknown, input: input,
          observation: "Whether \(subject.lowercasedThe) has the size of the result is not known",
          demand: demand, fix: .advise("Name the size of the result with --set \(name)=WxH."))
      }
      guard !targets.contains(size) else { return nil }
      return Violation(
        id: "\(noun).differs-from-output", input: input,
        measured: MeasuredValue(.text(size.description), unit: .pixels),
        observation: "\(subject) is \(size)", demand: "\(demand), the size of the result",
        fix: Fix(.resize(targets), "Scale and crop it to \(demand)."))
    }
  }
}
