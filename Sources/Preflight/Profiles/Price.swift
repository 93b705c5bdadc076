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
    case frame, request
    case thirtyFrames = "30-frames"
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
  /// All of these have to hold for the price to apply.
  public var when: [Condition]
  /// What is asked besides for some inputs, or nil for nothing.
  public var extra: Extra?
  /// How the source words the basis, where `per` does not say all.
  public var basis: String?
  public var source: Source

  public init(
    amount: Rational? = nil, minimumAmount: Rational? = nil, maximumAmount: Rational? = nil,
    currency: String, per: Basis, when: [Condition] = [], extra: Extra? = nil,
    basis: String? = nil, source: Source
  ) {
    self.amount = amount
    self.minimumAmount = minimumAmount
    self.maximumAmount = maximumAmount
    self.currency = currency
    self.per = per
    self.when = when
    self.extra = extra
    self.basis = basis
    self.source = source
  }
}

extension Price {
  package enum Keys: String, CaseIterable {
    case amount, minimumAmount, maximumAmount, currency, per, when, extra, basis, source
  }

  /// The currencies that a profile may name.
  static let currencies = ["USD", "credits"]

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let per: Basis = try reader.choice(.per) else { throw reader.error(.per, "missing") }
    guard let source = reader.value(.source) else { throw reader.error(.source, "missing") }
    self.init(
      amount: try reader.number(.amount), minimumAmount: try reader.number(.minimumAmount),
      maximumAmount: try reader.number(.maximumAmount), currency: try reader.text(.currency),
      per: per, when: try Condition.list(.when, of: reader),
      extra: try reader.value(.extra).map { value throws(DocumentError) in
        try Extra(value, at: reader.path(of: .extra))
      },
      basis: try reader.optionalText(.basis),
      source: try Source(source, at: reader.path(of: .source)))
    guard Self.currencies.contains(currency) else {
      throw reader.error(
        .currency, "'\(currency)' is none of \(Self.currencies.joined(separator: ", "))")
    }
    guard amount != nil || minimumAmount != nil || maximumAmount != nil else {
      throw DocumentError(at: path, "a price needs an amount")
    }
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
