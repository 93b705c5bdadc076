import MediaModel

/// The addresses under which files are offered are as the provider wants them: those of the request,
/// or the one that the setting `url` gives for its only file.
struct URLCheck: LimitCheck {
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let offered = inputs.filter { $0.delivery.address != nil }
    guard offered.isEmpty else {
      return offered.compactMap { input in
        input.delivery.address.flatMap { violation(of: limit, by: $0.text, input: input, context) }
      }
    }
    return [context.request.settings["url"]].compactMap(\.self).compactMap {
      violation(of: limit, by: $0, input: nil, context)
    }
  }

  private static func violation(
    of limit: StackedLimit, by url: String, input: AssignedInput?, _ context: CheckContext
  ) -> Violation? {
    let bounds = limit.limit.bounds
    let subject =
      input.map { context.inputs.count > 1 ? "The address of \($0.role)" : "The address" }
      ?? "The address"
    guard limit.limit.quantity == .urlLength else {
      let scheme = url.prefix { $0 != ":" }.lowercased()
      guard !bounds.allowedTexts.contains(scheme) else { return nil }
      let allowed = Wording.list(bounds.allowedTexts)
      return Violation(
        id: "url.scheme.not-accepted", input: input,
        measured: MeasuredValue(Wording.clipped(scheme)),
        observation: "\(subject) starts with \(Wording.clipped(scheme)):", demand: allowed,
        fix: .advise("Offer the file under an address of \(allowed)."))
    }
    let length = Rational(url.utf8.count)
    return bounds.breaches(of: [Reading(value: length)]).first.map { breach in
      let demand = bounds.demand(breach) { Wording.grouped($0.roundedDown) + " characters" }
      return Violation(
        id: "url.\(breach.idSuffix("too-long", "too-short"))", input: input,
        measured: MeasuredValue(length, unit: .characters),
        observation: "\(subject) has \(Wording.grouped(length.roundedDown)) characters",
        demand: demand, fix: .advise("Offer the file under an address of \(demand)."))
    }
  }
}
