import JSON
import MediaModel

/// Prices that a provider publishes beside its schema, as far as they are understood as a whole.
///
/// A price is taken only when every amount in the text is understood: half a price list is worse than
/// none.
struct PublishedPrices {
  private(set) var prices: [Price] = []
  /// Sentences with an amount that were not understood.
  private(set) var unread: [String] = []

  private let profile: Profile
  private let source: Source

  /// The prices of a text such as fal's `pricingInfoOverride`, or of numbers such as Runware's
  /// `x-pricing`.
  init(text: String?, numbers: JSONValue?, profile: Profile, source: Source) {
    self.profile = profile
    self.source = source
    if let text { read(text) }
    if let numbers { read(numbers) }
  }

  private mutating func read(_ text: String) {
    let sentences = DescriptionSentences.of(text).filter { sentence in
      sentence.contains { $0.isNumber } && !Self.isExample(sentence)
    }
    var found: [Price] = []
    var isWhole = true
    for sentence in sentences {
      if let prices = prices(of: sentence) { found += prices } else { isWhole = false }
    }
    let amounts = Set(found.map(\.when))
    guard isWhole, !found.isEmpty, amounts.count == found.count else {
      unread += sentences
      return
    }
    prices += found
  }

  /// What a sum buys follows from the price.
  private static func isExample(_ sentence: String) -> Bool {
    let text = sentence.lowercased()
    return text.contains("for example") || text.contains("for $1 ") || text.contains("you can run")
  }

  /// The prices of a sentence, or nil when it is not understood as a whole.
  private func prices(of sentence: String) -> [Price]? {
    let words = sentence.lowercased().split { " \t,;()".contains($0) }.map(String.init)
    guard let per = Self.basis(in: sentence.lowercased()) else { return nil }
    let places = words.indices.filter { Self.amount(words[$0]) != nil }
    guard let first = places.first, Self.isPlain(words) else { return nil }
    let isNamedBefore = words[..<first].contains { tier($0) != nil }
    var prices: [Price] = []
    for (number, place) in places.enumerated() {
      let before = number == 0 ? words.startIndex : places[number - 1] + 1
      let after = number + 1 < places.count ? places[number + 1] : words.endIndex
      guard let amount = Self.amount(words[place]) else { return nil }
      let front = words[before..<place]
      let back = words[(place + 1)..<after]
      var when: [Condition] = []
      // A tier stands in front of its amounts and holds on, or behind each of them.
      let tiers = isNamedBefore ? Array(words[..<place]) : Array(back)
      let tierWord =
        isNamedBefore ? tiers.last { tier($0) != nil } : tiers.first { tier($0) != nil }
      if let tierWord {
        guard let condition = tier(tierWord) else { return nil }
        when.append(condition)
      }
      if let sound = Self.sound(in: Array(back))
        ?? (number == 0 ? Self.sound(in: Array(front)) : nil)
      {
        guard let name = soundSetting else { return nil }
        when.append(.setting(name, equals: [.flag(sound)]))
      }
      prices.append(
        Price(
          amount: amount, currency: "USD", per: per, when: when, basis: sentence.trimmed,
          source: source))
    }
    // Several amounts have to differ in when they apply, and every tier has to be known.
    guard Set(prices.map(\.when)).count == prices.count else { return nil }
    let tierCount = words.count { Self.isTier($0) }
    guard tierCount == words.count(where: { tier($0) != nil }) else { return nil }
    return prices
  }

  private static func amount(_ word: String) -> Rational? {
    guard word.hasPrefix("$") else { return nil }
    let digits = word.dropFirst().prefix { $0.isNumber || $0 == "." }
    let rest = word.dropFirst(1 + digits.count)
    guard rest.isEmpty || rest.first == "/" || rest == "." else { return nil }
    return Rational(decimal: digits.hasSuffix(".") ? digits.dropLast() : digits)
  }

  /// For what is paid, or nil when the sentence says it in no way that is known.
  private static func basis(in sentence: String) -> Price.Basis? {
    let others = [
      "token", "megapixel", "compute", "gpu", "per image", "per frame", "per step", "minute",
      "additional", "plus", "extra", "credit", "per 1", "input",
    ]
    guard !others.contains(where: sentence.contains) else { return nil }
    let seconds = [
      "per second", "/second", "every second", "each second", "per video second",
      "per output second",
      "/s ", "/sec", "per-second",
    ]
    if seconds.contains(where: (sentence + " ").contains) { return .second }
    let requests = ["per request", "per video", "per generation", "/video", "/request", "per call"]
    return requests.contains(where: sentence.contains) ? .request : nil
  }

  /// Whether nothing in the sentence makes the price depend on more than is read.
  private static func isPlain(_ words: [String]) -> Bool {
    let doubts: Set<String> = [
      "if", "unless", "when", "upscaling", "reference", "minimum", "least", "from", "between", "up",
      "starting", "approximately", "multiplied", "times", "doubled", "discount", "voice", "control",
    ]
    return doubts.isDisjoint(with: words)
      && !words.contains { word in
        word.first?.isNumber == true && !isTier(word) && word != "1"
      }
  }

  private static func isTier(_ word: String) -> Bool {
    let digits = word.prefix(while: \.isNumber)
    let rest = word.dropFirst(digits.count).filter(\.isLetter)
    return !digits.isEmpty && ["p", "k"].contains(String(rest))
  }

  /// The setting that has the tier as a value, or nil.
  private func tier(_ word: String) -> Condition? {
    guard Self.isTier(word) else { return nil }
    let plain = word.filter { $0.isLetter || $0.isNumber }
    for (name, setting) in profile.settings.sorted(by: { $0.key < $1.key }) {
      if let value = setting.allowed.first(where: { $0.matches(plain) }) {
        return .setting(name, equals: [value])
      }
    }
    return nil
  }

  private static func sound(in words: [String]) -> Bool? {
    guard let place = words.firstIndex(where: { $0.hasPrefix("audio") }) else { return nil }
    let around = words[max(0, place - 1)...].prefix(3)
    if around.contains(where: { ["without", "no", "off", "disabled"].contains($0) }) {
      return false
    }
    return around.contains { ["with", "on", "enabled", "and"].contains($0) } ? true : nil
  }

  private var soundSetting: String? {
    profile.settings.filter { name, setting in
      name.lowercased().contains("audio") && setting.allowed.contains(.flag(true))
    }.keys.sorted().first
  }
}

// MARK: - Numbers

extension PublishedPrices {
  private static let amountNames = [
    "amount", "price", "cost", "value", "usd", "price_usd", "unitPrice",
  ]
  private static let basisNames = ["per", "unit", "basis", "billing_unit", "billingUnit", "type"]
  private static let currencyNames = ["currency", "asset"]
  private static let conditionNames = ["when", "conditions", "settings", "parameters", "match"]

  private mutating func read(_ value: JSONValue) {
    let entries =
      ["prices", "rates", "tiers", "items", "options"].lazy
      .compactMap { value.member($0)?.elements }.first
      ?? (value.elements.isEmpty ? [value] : value.elements)
    let found = entries.map { price(of: $0, around: value) }
    let known = found.compactMap(\.self)
    guard known.count == entries.count, Set(known.map(\.when)).count == known.count else {
      unread.append(value.text(isIndented: false))
      return
    }
    prices += known
  }

  /// The price of an entry, or nil when a member of it is not understood.
  private func price(of entry: JSONValue, around outer: JSONValue) -> Price? {
    func member(_ names: [String]) -> JSONValue? {
      names.lazy.compactMap { entry.member($0) ?? outer.member($0) }.first
    }
    let amount: Rational? =
      switch member(Self.amountNames) {
      case .number(let digits)?: Rational(decimal: digits)
      case .text(let text)?:
        Rational(decimal: text.hasPrefix("$") ? String(text.dropFirst()) : text)
      default: nil
      }
    let currency = member(Self.currencyNames)?.text ?? "USD"
    guard let amount, currency.uppercased() == "USD" || currency.lowercased() == "credits",
      let per = member(Self.basisNames)?.text.flatMap(Self.basis(named:))
    else { return nil }
    var when: [Condition] = []
    let names = Set(Self.amountNames + Self.basisNames + Self.currencyNames + Self.conditionNames)
    for name in Self.conditionNames {
      for condition in entry.member(name)?.members ?? [] {
        guard let value = try? SettingValue(condition.value, at: ""),
          profile.settings[condition.key] != nil
        else { return nil }
        when.append(.setting(condition.key, equals: [value]))
      }
    }
    let said: Set<String> = ["description", "label", "name", "title", "source", "updated", "date"]
    guard
      entry.members.allSatisfy({
        names.contains($0.key) || said.contains($0.key) || !$0.value.elements.isEmpty
      })
    else { return nil }
    return Price(
      amount: amount, currency: currency.lowercased() == "credits" ? "credits" : "USD", per: per,
      when: when, source: source)
  }

  private static func basis(named name: String) -> Price.Basis? {
    switch name.lowercased().replacing("per_", with: "").replacing("per ", with: "") {
    case "second", "seconds", "sec", "s", "output_second", "output-second", "video_second": .second
    case "input_second", "input-second": .inputSecond
    case "frame", "frames": .frame
    case "request", "call", "generation", "video", "task", "run", "flat": .request
    default: nil
    }
  }
}
