import MediaModel

/// A limit that was held against a request and is kept, with what was measured.
public struct KeptLimit: Sendable, Hashable {
  /// The roles of the files that were measured; empty for a setting or a text.
  public var roles: [String]
  public var measured: MeasuredValue
  public var limit: LimitDescription
  public var source: Source
  public var spokenBy: Speaker
  /// What the limit adds to the knowledge of the files, or nil when it says nothing of a file.
  public var coverage: Coverage?

  public init(
    roles: [String], measured: MeasuredValue, limit: LimitDescription, source: Source,
    spokenBy: Speaker, coverage: Coverage?
  ) {
    self.roles = roles
    self.measured = measured
    self.limit = limit
    self.source = source
    self.spokenBy = spokenBy
    self.coverage = coverage
  }
}

extension LimitJudge {
  /// The limits that the request keeps, as far as something was measured; those that only may hold
  /// are kept as well, whether they hold or not.
  var kept: [KeptLimit] {
    judgements.filter { $0.truth != .fails }.flatMap(kept)
  }

  /// What is known by the limits that files of a role break, or of which it is not known.
  func broken(by role: String) -> [(coverage: Coverage, source: Source)] {
    judgements.compactMap { judgement in
      guard judgement.truth != .fails, let coverage = Coverage(judgement.limit),
        judgement.inputs.contains(where: { $0.role == role }),
        judgement.violations.contains(where: { $0.input.map { $0.role == role } ?? true })
      else { return nil }
      return (coverage, judgement.limit.limit.source)
    }
  }

  private func kept(_ judgement: LimitJudgement) -> [KeptLimit] {
    let (limit, check) = (judgement.limit, judgement.limit.limit.quantity.check)
    func one(_ roles: [String], _ measured: MeasuredValue) -> KeptLimit {
      KeptLimit(
        roles: roles, measured: measured, limit: LimitDescription(limit.limit),
        source: limit.limit.source, spokenBy: limit.speaker, coverage: Coverage(limit))
    }
    guard check.subject == .content else {
      guard judgement.violations.isEmpty,
        let measured = check.measured(of: judgement.inputs, by: limit, in: context)
      else { return [] }
      return [one(judgement.inputs.map(\.role), measured)]
    }
    let broken = judgement.violations
    guard !broken.contains(where: { $0.input == nil }) else { return [] }
    if judgement.inputs.count > 1, check.isSummable,
      [.combined, .request].contains(limit.limit.scope)
    {
      let each = judgement.inputs.map { check.measured(of: [$0], by: limit, in: context) }
      let numbers = each.compactMap { $0?.value.number }
      guard numbers.count == each.count else { return [] }
      let sum = MeasuredValue(
        numbers.reduce(0, +), unit: limit.limit.unit, reading: .combined)
      return [one(judgement.inputs.map(\.role).uniqued, sum)]
    }
    return judgement.inputs.compactMap { input in
      guard !broken.contains(where: { $0.input == input }) else { return nil }
      return check.measured(of: [input], by: limit, in: context).map { one([input.role], $0) }
    }
  }
}

extension LimitCheck {
  /// The reading of an input that decides, which is the largest where there is a maximum.
  package static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    guard let input = inputs.first, mediaTypes.contains(input.mediaType) else { return nil }
    let readings = readings(of: limit.limit.quantity, in: input, context.timing(of: input))
    return limit.limit.bounds.decisive(among: readings).map {
      MeasuredValue($0.value, unit: limit.limit.unit, reading: $0.name)
    }
  }
}

extension Bounds {
  /// The reading that is held against the bounds first.
  fileprivate func decisive(among readings: [Reading]) -> Reading? {
    if maximum != nil { return readings.max { $0.value < $1.value } }
    return minimum == nil ? readings.first : readings.min { $0.value < $1.value }
  }
}

extension MeasuredValue {
  /// A size in pixels as a viewer sees it, or nil when it is not known.
  init?(size facts: MediaFacts) {
    guard let size = facts.displaySize else { return nil }
    self.init(.text(size.description), unit: .pixels)
  }
}
