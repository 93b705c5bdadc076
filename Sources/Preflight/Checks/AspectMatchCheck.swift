import MediaModel

/// Pictures that belong together have the same shape, or shapes in an accepted relation.
struct AspectMatchCheck: LimitCheck {
  static let noun = "shape"
  static let mediaTypes: [MediaType] = [.image, .video]
  static let listed: ListedValue? = .shape

  static func flaw(of limit: Limit) -> String? { nil }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    guard context.inputs.count(where: limit.applies) > 1 else { return nil }
    return inputs.first?.facts.displayAspectRatio.map { MeasuredValue($0.description) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let pictures = inputs.filter { $0.mediaType == .video || $0.mediaType == .image }
    guard let first = pictures.first, pictures.count > 1 else { return [] }
    return pictures.dropFirst().compactMap { other in
      violation(of: limit.limit.bounds, by: first, and: other)
    }
  }

  private static func violation(
    of bounds: Bounds, by first: AssignedInput, and other: AssignedInput
  ) -> Violation? {
    let noun = "\(first.mediaType.rawValue).aspect"
    let range = Bounds(minimum: bounds.minimum, maximum: bounds.maximum)
    let names = "\(first.role) and \(other.role)"
    let demand =
      range.isEmpty
      ? "the same shape for \(names)"
      : "a relation of \(range.demand(Wording.number)) between the shapes of \(names)"
    guard let shape = first.facts.displayAspectRatio, let match = other.facts.displayAspectRatio,
      let relation = shape.value / match.value
    else {
      return Violation(
        id: "\(noun).match-unknown", certainty: .unknown,
        observation: "The shapes of \(names) are not both known", demand: demand)
    }
    let certainty: Violation.Certainty
    if range.isEmpty {
      let size = other.facts.displaySize
      switch AspectFit(match, size: size, to: shape) {
      case .exact: return nil
      case .near: certainty = .inexact
      case .different: certainty = .broken
      }
    } else {
      guard !range.breaches(of: [Reading(value: relation)]).isEmpty else { return nil }
      certainty = .broken
    }
    return Violation(
      id: "\(noun).\(certainty == .inexact ? "match-inexact" : "mismatch")", certainty: certainty,
      measured: MeasuredValue("\(shape) and \(match)"),
      observation: "\(text(first, shape)), \(text(other, match))", demand: demand,
      reason: certainty == .inexact ? "One of them may be cropped or stretched." : nil,
      fix: Fix(
        .reshape(aspects: [shape], range), "Crop \(other.role) to \(shape), as \(first.role) is."))
  }

  private static func text(_ input: AssignedInput, _ shape: AspectRatio) -> String {
    let size = input.facts.displaySize.map { "\($0), " } ?? ""
    return "\(input.role.capitalizedFirst) is \(size)\(shape)"
  }
}
