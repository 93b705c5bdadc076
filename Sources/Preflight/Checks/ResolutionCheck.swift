package import MediaModel

/// Width and height together are within the smallest and largest size, or are one of a list.
struct ResolutionCheck: LimitCheck {
  static let noun = "size in pixels"
  static let mediaTypes: [MediaType] = [.image, .video]
  static let unit: LimitUnit? = .pixels
  static let isAboutSize = true
  static let listed: ListedValue? = .size
  static let isBoundedBySizes = true
  static let outputSettings = ["size", "resolution"]

  static func sizeHints(of bounds: Bounds, on quantity: Quantity) -> SizeHints {
    let corners = [bounds.minimumSize, bounds.maximumSize].compactMap(\.self)
    return SizeHints(widths: corners.map(\.width), heights: corners.map(\.height))
  }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    inputs.first.flatMap { MeasuredValue(size: $0.facts) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    inputs.filter { $0.mediaType == .video || $0.mediaType == .image }.compactMap { input in
      violation(of: limit.limit.bounds, by: input, in: context)
    }
  }

  private static func violation(
    of bounds: Bounds, by input: AssignedInput, in context: CheckContext
  ) -> Violation? {
    let noun = "\(input.mediaType.rawValue).resolution"
    let subject = context.subject(input)
    guard let size = input.facts.displaySize else {
      return Violation(
        id: "\(noun).unknown", certainty: .unknown, input: input,
        observation: "The size of \(subject.lowercasedThe) is not known",
        demand: bounds.sizeDemand)
    }
    guard let problem = bounds.problem(with: size) else { return nil }
    let sizes = (bounds.allowed ?? []).compactMap { PixelSize($0.text) }
    let ends = [bounds.minimumSize, bounds.maximumSize].compactMap(\.self)
    let targets = sizes.isEmpty ? ends : sizes
    return Violation(
      id: "\(noun).\(problem)", input: input,
      measured: MeasuredValue(.text(size.description), unit: .pixels),
      observation: "\(subject) is \(size)", demand: bounds.sizeDemand,
      fix: Fix(.resize(targets), "Scale or crop it to \(bounds.sizeDemand)."))
  }
}

extension Bounds {
  /// What is wrong with a size, as the end of a finding's id, or nil when nothing is.
  package func problem(with size: PixelSize) -> String? {
    if let maximumSize, size.width > maximumSize.width || size.height > maximumSize.height {
      return "too-large"
    }
    if let minimumSize, size.width < minimumSize.width || size.height < minimumSize.height {
      return "too-small"
    }
    guard let allowed else { return nil }
    return allowed.contains { PixelSize($0.text) == size } ? nil : "not-allowed"
  }

  /// The accepted sizes in words.
  var sizeDemand: String {
    let parts = [
      minimumSize.map { "at least \($0)" }, maximumSize.map { "at most \($0)" },
      allowed.map { Wording.list($0.map(\.text)) },
    ]
    return Wording.list(parts.compactMap(\.self), "and")
  }
}
