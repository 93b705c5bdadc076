package import MediaModel

/// How numbers and lists are written in messages.
package enum Wording {
  /// `"mp4, mov or webm"`.
  package static func list(_ items: [String], _ conjunction: String = "or") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  /// Seconds with three decimals, with more where the limit would otherwise look the same.
  package static func seconds(_ value: Rational, besides limit: Rational? = nil) -> String {
    guard let limit, value != limit else { return value.decimal(places: 3) + " s" }
    let places = (3...9).first { value.decimal(places: $0) != limit.decimal(places: $0) } ?? 9
    return value.decimal(places: places) + " s"
  }

  /// A limit of a length: `"5 s"`.
  static func shortSeconds(_ value: Rational) -> String { number(value) + " s" }

  /// A frame rate: `"30000/1001 fps"`, `"25 fps"`.
  package static func rate(_ value: Rational) -> String {
    value.denominator == 1 ? "\(value.numerator) fps" : "\(value) fps"
  }

  /// `"16,777,217 bytes (16.8 MB)"`.
  package static func bytes(_ count: Rational) -> String {
    let whole = count.roundedDown.grouped + " bytes"
    guard count >= 1_000_000, let megabytes = count / 1_000_000 else { return whole }
    return whole + " (\(megabytes.shortDecimal(places: 1)) MB)"
  }

  /// A number of bytes or characters, short: `"1.2 MB"`, `"820 bytes"`.
  package static func size(_ count: Int64) -> String {
    guard count >= 1000, let kilo = Rational(count, 1000) else { return "\(count) bytes" }
    guard count >= 1_000_000, let mega = Rational(count, 1_000_000) else {
      return "\(kilo.shortDecimal(places: 1)) kB"
    }
    return "\(mega.shortDecimal(places: 1)) MB"
  }

  /// What somebody wrote, as far as it may be shown: no address, and no more than 40 letters.
  static func clipped(_ text: String) -> String {
    if text.contains("://") || text.hasPrefix("data:") { return "an address" }
    return text.count > 40 ? text.prefix(40) + "…" : text
  }

  /// A plain number with up to six decimals.
  package static func number(_ value: Rational) -> String { value.shortDecimal(places: 6) }
}

extension Bounds {
  /// The side of the bounds that a number broke, in words: `"at most 5 s"`.
  package func demand(_ breach: Breach, _ write: (Rational) -> String) -> String {
    switch breach {
    case .tooLarge:
      maximum.map { ($0.isExclusive ? "less than " : "at most ") + write($0.value) } ?? ""
    case .tooSmall:
      minimum.map { ($0.isExclusive ? "more than " : "at least ") + write($0.value) } ?? ""
    case .notAllowed: Wording.list(allowedNumbers.map(write))
    case .offGrid: gridText
    }
  }

  /// All of the bounds in words: `"3 s to 10 s"`.
  package func demand(_ write: (Rational) -> String) -> String {
    var parts: [String] = []
    if let minimum, let maximum, !minimum.isExclusive, !maximum.isExclusive {
      let isExact = minimum.value == maximum.value
      parts.append(
        isExact
          ? "exactly \(write(minimum.value))"
          : "\(write(minimum.value)) to \(write(maximum.value))")
    } else {
      if let minimum { parts.append(demand(.tooSmall(Reading(value: minimum.value)), write)) }
      if let maximum { parts.append(demand(.tooLarge(Reading(value: maximum.value)), write)) }
    }
    if allowed != nil { parts.append(Wording.list(allowedNumbers.map(write))) }
    if step != nil { parts.append(gridText) }
    return Wording.list(parts, "and")
  }

  private var gridText: String {
    let multiple = "a multiple of \(step ?? 1)"
    return offset == 0 ? multiple : "\(multiple) plus \(offset)"
  }
}

extension Bounds {
  /// The value of the bound that was broken, or nil for a list or grid.
  package func bound(broken breach: Breach) -> Rational? {
    switch breach {
    case .tooLarge: maximum?.value
    case .tooSmall: minimum?.value
    case .notAllowed, .offGrid: nil
    }
  }
}

extension Breach {
  /// The last part of a finding's id.
  func idSuffix(_ large: String, _ small: String) -> String {
    switch self {
    case .tooLarge: large
    case .tooSmall: small
    case .notAllowed: "not-allowed"
    case .offGrid: "off-grid"
    }
  }
}

extension String {
  /// The same text with a capital first letter.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The same text, a leading `"The "` made small for the middle of a sentence.
  var lowercasedThe: String { hasPrefix("The ") ? "the " + dropFirst(4) : self }
}
