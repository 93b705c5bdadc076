import JSON
package import MediaModel

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
    let others = ["combined", "normalization", "limit_description"]
    take(members.filter { !others.contains($0.key) }, .rejecting)
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
