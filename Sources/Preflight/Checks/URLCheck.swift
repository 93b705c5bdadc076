import MediaModel

/// The address under which a file is offered is as the provider wants it; it is known only when the
/// setting `url` gives it.
struct URLCheck: LimitCheck {
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    guard let url = context.request.settings["url"] else { return [] }
    let bounds = limit.limit.bounds
    guard limit.limit.quantity == .urlLength else {
      let scheme = url.prefix { $0 != ":" }.lowercased()
      guard !bounds.allowedTexts.contains(scheme) else { return [] }
      return [
        Violation(
          id: "url.scheme.not-accepted", measured: Measurement(scheme),
          observation: "The address starts with \(scheme):",
          demand: Wording.list(bounds.allowedTexts),
          fix: .advise("Offer the file under an address of \(Wording.list(bounds.allowedTexts))."))
      ]
    }
    let length = Rational(url.utf8.count)
    return bounds.breaches(of: [Reading(value: length)]).map { breach in
      let demand = bounds.demand(breach) { Wording.grouped($0.roundedDown) + " characters" }
      return Violation(
        id: "url.\(breach.idSuffix("too-long", "too-short"))",
        measured: Measurement(length, unit: .characters),
        observation: "The address has \(Wording.grouped(length.roundedDown)) characters",
        demand: demand, fix: .advise("Offer the file under an address of \(demand)."))
    }
  }
}
