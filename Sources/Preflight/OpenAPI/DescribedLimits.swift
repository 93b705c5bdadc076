import JSON
package import MediaModel

/// Limits that a description lists in words, as fal's older schemas do:
/// `Max file size: 200.0MB, Min width: 720px, Min FPS: 24.0, Timeout: 30.0s`.
struct DescribedLimits {
  /// One bound of the list.
  struct Bound: Hashable {
    let quantity: Quantity
    let isMaximum: Bool
    let value: Rational
  }

  private(set) var bounds: [Bound] = []
  /// Parts of the list that were not understood.
  private(set) var unread: [String] = []
  /// The rest of the description.
  private(set) var prose: [String] = []

  /// The limits in a description.
  init(in description: String) {
    for sentence in Self.sentences(of: description) {
      let parts = sentence.split(separator: ",").map { String($0).trimmed }
      guard parts.contains(where: { Self.read($0) != nil }) else {
        prose.append(sentence)
        continue
      }
      for part in parts {
        guard let bound = Self.read(part) else {
          // How long the provider waits for the file binds nobody.
          if !part.isEmpty, !part.lowercased().hasPrefix("timeout:") { unread.append(part) }
          continue
        }
        bounds.append(bound)
      }
    }
  }

  /// Lines, and of those with limits the sentences: a list of limits may follow one.
  private static func sentences(of description: String) -> [String] {
    description.split(whereSeparator: \.isNewline).flatMap { line in
      let sentences = line.split(separator: ". ").map { sentence in
        String(sentence.hasSuffix(".") ? sentence.dropLast() : sentence).trimmed
      }
      return sentences.contains(where: listsLimits) ? sentences : [String(line).trimmed]
    }.filter { !$0.isEmpty }
  }

  private static func listsLimits(_ sentence: String) -> Bool {
    sentence.split(separator: ",").contains { read(String($0).trimmed) != nil }
  }

  /// Whether the description limits a file.
  var hasMediaLimits: Bool { !bounds.isEmpty }

  private static let quantities: [String: (quantity: Quantity, unit: String)] = [
    "file size": (.fileSize, "mb"), "width": (.width, "px"), "height": (.height, "px"),
    "area": (.area, "px"), "aspect ratio": (.aspectRatio, ""), "duration": (.duration, "s"),
    "frames": (.frames, ""), "fps": (.frameRate, ""),
  ]
  private static let byteUnits: [String: Int64] = [
    "kb": 1 << 10, "mb": 1 << 20, "gb": 1 << 30, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
    "b": 1, "bytes": 1,
  ]

  private static func read(_ part: String) -> Bound? {
    let sides = part.lowercased().split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    guard sides.count == 2, sides[0].hasPrefix("max ") || sides[0].hasPrefix("min ") else {
      return nil
    }
    let name = String(sides[0].dropFirst(4))
    let digits = sides[1].prefix { $0.isNumber || $0 == "." }
    let unit = String(sides[1].dropFirst(digits.count)).trimmed
    guard let known = quantities[name], let number = Rational(decimal: digits) else { return nil }
    let isMaximum = sides[0].hasPrefix("max ")
    if known.quantity == .fileSize {
      // fal counts 10 MB as 10,485,760 bytes.
      guard let factor = byteUnits[unit] else { return nil }
      return Bound(quantity: .fileSize, isMaximum: isMaximum, value: number * Rational(factor))
    }
    guard unit.isEmpty || unit == known.unit else { return nil }
    return Bound(quantity: known.quantity, isMaximum: isMaximum, value: number)
  }
}

/// The sentences of a description that may state a limit, without reading it.
struct LimitSentences {
  private(set) var sentences: [String] = []

  private static let longest = 240
  private static let signs: Set<String> = [
    "max", "maximum", "min", "minimum", "only", "must", "limit", "limited", "exceed", "exceeds",
    "supported", "supports", "required", "requires", "cannot", "most", "least", "longer", "shorter",
  ]

  /// The sentences of a text that have a word such as `maximum`, or a unit after a number.
  init(in text: String) {
    var sentence = ""
    var sentences: [String] = []
    for (character, next) in zip(text, text.dropFirst() + " ") {
      sentence.append(character)
      let ends = character.isNewline || (".!?".contains(character) && next.isWhitespace)
      if ends {
        sentences.append(sentence)
        sentence = ""
      }
    }
    sentences.append(sentence)
    self.sentences = sentences.map(\.trimmed).filter(Self.mayLimit).map(Self.shortened)
  }

  private static func mayLimit(_ sentence: String) -> Bool {
    let words = sentence.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    return words.contains { signs.contains($0) }
  }

  private static func shortened(_ sentence: String) -> String {
    sentence.count <= longest ? sentence : sentence.prefix(longest) + "…"
  }
}

/// Limits that a field publishes under `x-fal`, as limits of a profile.
struct PublishedLimits {
  private(set) var limits: [Limit] = []
  /// Keys that were not understood, or that no check looks at.
  private(set) var unread: [String] = []

  private let role: String
  private let source: Source

  /// The limits of the keys.
  ///
  /// - Parameters:
  ///   - value: What stands under `x-fal`.
  ///   - role: The role of the profile.
  ///   - source: Where it was read.
  init(_ value: JSONValue, role: String, source: Source) {
    self.role = role
    self.source = source
    let members = value.members
    take(members.filter { !["combined", "normalization"].contains($0.key) }, .rejecting)
    take(value.member("combined")?.members ?? [], .combined)
    take(value.member("normalization")?.members ?? [], .normalizing)
  }

  private enum Bucket {
    case rejecting, combined, normalizing

    var prefix: String {
      switch self {
      case .rejecting: ""
      case .combined: "combined."
      case .normalizing: "normalization."
      }
    }
  }

  private static let quantities: [String: Quantity] = [
    "file_size": .fileSize, "width": .width, "height": .height, "area": .area,
    "aspect_ratio": .aspectRatio, "frames": .frames, "duration": .duration, "fps": .frameRate,
  ]

  private mutating func take(_ members: [JSONMember], _ bucket: Bucket) {
    var bounds: [Quantity: Bounds] = [:]
    var order: [Quantity] = []
    for member in members where member.value != .null {
      guard let (quantity, end) = Self.meaning(member.key), Self.isChecked(quantity, bucket),
        case .number(let digits) = member.value, let number = Rational(decimal: digits)
      else {
        unread.append("\(bucket.prefix)\(member.key)")
        continue
      }
      if bounds[quantity] == nil { order.append(quantity) }
      bounds[quantity, default: Bounds()].set(end, number)
    }
    for quantity in order {
      if let bounds = bounds[quantity] { limits.append(limit(quantity, bounds, bucket)) }
    }
  }

  private static func meaning(_ key: String) -> (Quantity, Bounds.End)? {
    if key == "fps" { return (.frameRate, .both) }
    let name = String(key.dropFirst(4))
    guard let quantity = quantities[name] else { return nil }
    if key.hasPrefix("max_") { return (quantity, .maximum) }
    return key.hasPrefix("min_") ? (quantity, .minimum) : nil
  }

  /// Whether a check looks at the quantity; over several files only length and size are summed up.
  private static func isChecked(_ quantity: Quantity, _ bucket: Bucket) -> Bool {
    switch bucket {
    case .rejecting, .normalizing: true
    case .combined: quantity.check.isSummable
    }
  }

  private func limit(_ quantity: Quantity, _ bounds: Bounds, _ bucket: Bucket) -> Limit {
    switch bucket {
    case .rejecting:
      Limit(roles: [.role(role)], quantity: quantity, bounds: bounds, source: source)
    case .combined:
      Limit(
        roles: [.role(role)], quantity: quantity, bounds: bounds, scope: .combined, source: source)
    case .normalizing:
      Limit(
        roles: [.role(role)], quantity: quantity, bounds: bounds, level: .advisory,
        effect: .alter, behavior: quantity.check.normalization, source: source)
    }
  }
}

extension Bounds {
  /// An end of a range.
  package enum End {
    case minimum, maximum, both
  }

  /// Sets an end of the range.
  package mutating func set(_ end: End, _ value: Rational) {
    switch end {
    case .minimum: minimum = Bound(value)
    case .maximum: maximum = Bound(value)
    case .both:
      minimum = Bound(value)
      maximum = Bound(value)
    }
  }
}
