import MediaModel

/// Limits that a description lists in words, as fal's older schemas do:
/// `Max file size: 200.0MB, Min width: 720px, Min FPS: 24.0, Timeout: 30.0s`.
struct DescribedLimits {
  /// One bound of the list.
  struct Bound: Hashable {
    let quantity: Quantity
    let isMaximum: Bool
    let value: Rational

    /// A size in MiB as one in MB of a million bytes.
    fileprivate var inThousands: Bound {
      let sizes: [(Int64, Int64)] = [
        (1 << 30, 1_000_000_000), (1 << 20, 1_000_000), (1 << 10, 1000),
      ]
      let pair = sizes.first { value >= Rational($0.0) } ?? (1, 1)
      let ratio = Rational(pair.1, pair.0) ?? 1
      return Bound(quantity: quantity, isMaximum: isMaximum, value: value * ratio)
    }
  }

  private(set) var bounds: [Bound] = []
  /// In how many seconds the provider wants to have fetched the file, or nil when it does not say.
  private(set) var fetchTime: Rational?
  /// Parts of the list that were not understood.
  private(set) var unread: [String] = []
  /// The rest of the description.
  private(set) var prose: [String] = []

  /// The limits in a description of a provider that counts so many bytes to a kilobyte.
  init(in description: String, kilobyte: Int = 1024) {
    for sentence in Self.sentences(of: description) {
      let parts = sentence.split(separator: ",").map { String($0).trimmed }
      guard parts.contains(where: { Self.read($0) != nil }) else {
        prose.append(sentence)
        continue
      }
      for part in parts {
        guard let bound = Self.read(part) else {
          if part.lowercased().hasPrefix("timeout:") {
            fetchTime = Rational(decimal: part.filter { $0.isNumber || $0 == "." })
          } else if !part.isEmpty {
            unread.append(part)
          }
          continue
        }
        let isDecimal = bound.quantity == .fileSize && kilobyte == 1000
        bounds.append(isDecimal ? bound.inThousands : bound)
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
