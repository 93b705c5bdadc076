package import JSON
public import MediaModel

/// What a provider asks, as it states it.
public struct Price: Sendable, Hashable {
  /// For what the amount is asked once.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    case second
    case inputSecond = "input-second"
    case outputSecond = "output-second"
    /// A second of the clip and a second of the result each.
    case inputAndOutputSecond = "input-and-output-second"
    /// A frame of the clip.
    case frame
    case request
    case thirtyFrames = "30-frames"
    /// A frame of the result.
    case outputFrame = "output-frame"
    /// A still that is made.
    case image
    /// A million pixels of the result: width × height × frames ÷ 1,000,000.
    case megapixel
    /// A million tokens of the result: width × height × frames ÷ 1024 are the tokens.
    case millionTokens = "million-tokens"
    /// A letter of the prompt.
    case character
    /// A second that the provider's machine takes, which nobody knows before.
    case computeSecond = "compute-second"
  }

  /// By what an amount is multiplied where some settings or inputs are given.
  public struct Factor: Sendable, Hashable {
    public var factor: Rational
    /// All of these have to hold.
    public var when: [Condition]

    public init(_ factor: Rational, when: [Condition]) {
      self.factor = factor
      self.when = when
    }
  }

  /// What is asked for each input of some roles beyond those that are included.
  public struct Extra: Sendable, Hashable {
    public var roles: [String]
    /// How many of them cost nothing besides.
    public var included: Int
    /// What each of the others costs, or nil when that is not known.
    public var amount: Rational?

    public init(roles: [String], included: Int = 0, amount: Rational? = nil) {
      self.roles = roles
      self.included = included
      self.amount = amount
    }
  }

  /// The exact amount, or nil when only a range is known.
  public var amount: Rational?
  public var minimumAmount: Rational?
  public var maximumAmount: Rational?
  /// `USD` or `credits`.
  public var currency: String
  public var per: Basis
  /// For how many units the amount is asked once: 60 for a price a minute.
  public var unitCount: Rational
  /// Whether units that have begun are charged whole.
  public var roundsUp: Bool
  /// The fewest units that are charged, or nil for no minimum.
  public var minimumUnits: Rational?
  /// What is asked for each request besides, or nil for nothing.
  public var fixedAmount: Rational?
  /// The frames of a second of result by which the provider counts, where no setting says.
  public var framesPerSecond: Rational?
  public var factors: [Factor]
  /// What one credit costs in USD, or nil when that is not known.
  public var creditPrice: Rational?
  /// All of these have to hold for the price to apply.
  public var when: [Condition]
  /// What is asked besides for some inputs, or nil for nothing.
  public var extra: Extra?
  /// How the source words the basis, where `per` does not say all.
  public var basis: String?
  public var source: Source

  public init(
    amount: Rational? = nil, minimumAmount: Rational? = nil, maximumAmount: Rational? = nil,
    currency: String, per: Basis, unitCount: Rational = 1, roundsUp: Bool = false,
    minimumUnits: Rational? = nil, fixedAmount: Rational? = nil,
    framesPerSecond: Rational? = nil, factors: [Factor] = [], creditPrice: Rational? = nil,
    when: [Condition] = [], extra: Extra? = nil, basis: String? = nil, source: Source
  ) {
    self.amount = amount
    self.minimumAmount = minimumAmount
    self.maximumAmount = maximumAmount
    self.currency = currency
    self.per = per
    self.unitCount = unitCount
    self.roundsUp = roundsUp
    self.minimumUnits = minimumUnits
    self.fixedAmount = fixedAmount
    self.framesPerSecond = framesPerSecond
    self.factors = factors
    self.creditPrice = creditPrice
    self.when = when
    self.extra = extra
    self.basis = basis
    self.source = source
  }
}

extension Price {
  package enum Keys: String, CaseIterable {
    case amount, minimumAmount, maximumAmount, currency, per, unitCount, roundsUp, minimumUnits
    case fixedAmount, framesPerSecond, factors, creditPrice, when, extra, basis, source
  }

  /// The currencies that a profile may name.
  package static let currencies = ["USD", "credits"]

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let per: Basis = try reader.choice(.per) else { throw reader.error(.per, "missing") }
    guard let source = reader.value(.source) else { throw reader.error(.source, "missing") }
    self.init(
      amount: try reader.number(.amount), minimumAmount: try reader.number(.minimumAmount),
      maximumAmount: try reader.number(.maximumAmount), currency: try reader.text(.currency),
      per: per, unitCount: try reader.number(.unitCount) ?? 1,
      roundsUp: try reader.flag(.roundsUp) ?? false,
      minimumUnits: try reader.number(.minimumUnits),
      fixedAmount: try reader.number(.fixedAmount),
      framesPerSecond: try reader.number(.framesPerSecond),
      creditPrice: try reader.number(.creditPrice), when: try Condition.list(.when, of: reader),
      extra: try reader.value(.extra).map { value throws(DocumentError) in
        try Extra(value, at: reader.path(of: .extra))
      },
      basis: try reader.optionalText(.basis),
      source: try Source(source, at: reader.path(of: .source)))
    guard Self.currencies.contains(currency) else {
      throw reader.error(
        .currency, "'\(currency)' is none of \(Self.currencies.joined(separator: ", "))")
    }
    for (value, path) in try reader.elements(.factors) {
      factors.append(try Factor(value, at: path))
    }
    guard unitCount > 0 else { throw reader.error(.unitCount, "a number above zero is expected") }
    guard creditPrice == nil || currency == "credits" else {
      throw reader.error(.creditPrice, "only a price in credits has it")
    }
    guard amount != nil || minimumAmount != nil || maximumAmount != nil else {
      throw DocumentError(at: path, "a price needs an amount")
    }
  }
}

extension Price.Factor {
  package enum Keys: String, CaseIterable {
    case factor, when
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let factor = try reader.number(.factor) else { throw reader.error(.factor, "missing") }
    self.init(factor, when: try Condition.list(.when, of: reader))
    guard !when.isEmpty else { throw reader.error(.when, "at least one condition is expected") }
  }
}

extension Price {
  /// How many days before a time in seconds since 1970 the price was read, counted from the first day
  /// that its source may mean; nil when that is not known.
  package func age(at now: Int64) -> Int64? {
    let parts = (source.seen ?? "").split(separator: "-").compactMap { Int($0) } + [1, 1]
    guard parts.count > 2,
      let read = Timestamp.seconds(year: parts[0], month: parts[1], day: parts[2])
    else { return nil }
    return Timestamp.dayCount(from: read, to: now)
  }
}

extension Price.Extra {
  package enum Keys: String, CaseIterable {
    case roles, included, amount
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    self.init(
      roles: try reader.texts(.roles), included: try reader.count(.included) ?? 0,
      amount: try reader.number(.amount))
    guard !roles.isEmpty else { throw reader.error(.roles, "at least one role is expected") }
  }
}
