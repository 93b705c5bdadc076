import MediaModel

/// The addresses under which files are offered are neither longer nor shorter than accepted.
struct URLLengthCheck: LimitCheck {
  static let noun = "length of the address"
  static let subject = LimitSubject.address
  static let mediaTypes: [MediaType] = []
  static let unit: LimitUnit? = .characters
  static let listed: ListedValue? = .number

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let bounds = limit.limit.bounds
    return OfferedAddress.all(of: inputs, in: context).compactMap { offered in
      let length = Rational(offered.url.utf8.count)
      return bounds.breaches(of: [Reading(value: length)]).first.map { breach in
        let demand = bounds.demand(breach) { $0.roundedDown.grouped + " characters" }
        return Violation(
          id: "url.\(breach.idSuffix("too-long", "too-short"))", input: offered.input,
          measured: MeasuredValue(length, unit: .characters),
          observation:
            "\(offered.subject) has \(length.roundedDown.grouped) characters",
          demand: demand, fix: .advise("Offer the file under an address of \(demand)."))
      }
    }
  }
}

/// The addresses under which files are offered have a scheme that is accepted.
struct URLSchemeCheck: LimitCheck {
  static let noun = "scheme of the address"
  static let subject = LimitSubject.address
  static let mediaTypes: [MediaType] = []

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let accepted = limit.limit.bounds.allowedTexts
    return OfferedAddress.all(of: inputs, in: context).compactMap { offered in
      let scheme = offered.url.prefix { $0 != ":" }.lowercased()
      guard !accepted.contains(scheme) else { return nil }
      let allowed = Wording.list(accepted)
      return Violation(
        id: "url.scheme.not-accepted", input: offered.input,
        measured: MeasuredValue(Wording.clipped(scheme)),
        observation: "\(offered.subject) starts with \(Wording.clipped(scheme)):",
        demand: allowed, fix: .advise("Offer the file under an address of \(allowed)."))
    }
  }
}

/// An address of the request, or the one that the setting `url` gives for its only file.
private struct OfferedAddress {
  let url: String
  let input: AssignedInput?
  let subject: String

  static func all(of inputs: [AssignedInput], in context: CheckContext) -> [OfferedAddress] {
    let offered = inputs.compactMap { input in
      input.delivery.address.map { address in
        OfferedAddress(
          url: address.text, input: input,
          subject: context.inputs.count > 1 ? "The address of \(input.role)" : "The address")
      }
    }
    guard offered.isEmpty, let url = context.request.settings["url"] else { return offered }
    return [OfferedAddress(url: url, input: nil, subject: "The address")]
  }
}
