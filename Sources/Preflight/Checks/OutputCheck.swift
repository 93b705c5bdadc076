import MediaModel

/// The result, as the settings of the request ask for it, is within the limits on results; what no
/// setting says has nothing to check.
enum OutputCheck {
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let quantity = limit.limit.quantity
    if let violation = enlarged(beyond: limit, inputs, in: context) { return [violation] }
    guard let name = quantity.check.outputSettings.first(where: { context.setting($0) != nil }),
      let asked = context.setting(name)
    else { return [] }
    let bounds = limit.limit.bounds
    let problem: (suffix: String, demand: String)?
    if let size = PixelSize(asked), quantity == .resolution {
      problem = bounds.problem(with: size).map { ($0, bounds.sizeDemand) }
    } else if let number = SettingValue.text(asked).number {
      problem = bounds.breaches(of: [Reading(value: number)]).first.map { breach in
        (breach.idSuffix("too-large", "too-small"), bounds.demand(breach, Wording.number))
      }
    } else if let allowed = bounds.allowed {
      let isAllowed = allowed.contains { $0.matches(asked) }
      problem = isAllowed ? nil : ("not-allowed", Wording.list(allowed.map(\.text)))
    } else {
      problem = nil
    }
    guard let problem else { return [] }
    return [
      Violation(
        id: "output.\(name).\(problem.suffix)", measured: MeasuredValue(Wording.clipped(asked)),
        observation: "The request asks for \(name)=\(Wording.clipped(asked))",
        demand: problem.demand,
        fix: .advise("Ask for \(name) of \(problem.demand)."))
    ]
  }

  /// A clip or picture that a factor makes larger than the result may be.
  private static func enlarged(
    beyond limit: StackedLimit, _ inputs: [AssignedInput], in context: CheckContext
  ) -> Violation? {
    let name = ["upscale_factor", "scale_factor", "scale"].first { context.setting($0) != nil }
    guard limit.limit.quantity == .resolution, let name, let text = context.setting(name),
      let factor = Rational(decimal: text), factor > 0
    else { return nil }
    return inputs.lazy.filter(\.delivery.isSeen).compactMap { input -> Violation? in
      guard let size = input.facts.displaySize,
        let result = PixelSize(
          width: Int((Rational(size.width) * factor).roundedDown),
          height: Int((Rational(size.height) * factor).roundedDown)),
        let suffix = limit.limit.bounds.problem(with: result)
      else { return nil }
      let demand = limit.limit.bounds.sizeDemand
      return Violation(
        id: "output.\(name).\(suffix)", input: input,
        measured: MeasuredValue(.text(result.description), unit: .pixels),
        observation: "\(name)=\(Wording.clipped(text)) makes \(size) into \(result)",
        demand: demand, fix: .advise("Ask for a smaller \(name), or scale the input down."))
    }.first
  }
}
