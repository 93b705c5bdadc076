package import MediaModel

/// One reader's number.
package struct Reading: Sendable, Hashable {
  /// The reader, or nil when there is only one.
  package var name: String?
  package var value: Rational

  package init(name: String? = nil, value: Rational) {
    self.name = name
    self.value = value
  }
}

/// In which direction a number leaves its bounds.
package enum Breach: Sendable, Hashable {
  case tooLarge(Reading)
  case tooSmall(Reading)
  case notAllowed(Reading)
  case offGrid(Reading)
}

extension Bounds {
  /// Where readings of one number leave the bounds: the largest is held against the maximum, the
  /// smallest against the minimum, the first against a list or grid.
  func breaches(of readings: [Reading]) -> [Breach] {
    guard let first = readings.first,
      let largest = readings.max(by: { $0.value < $1.value }),
      let smallest = readings.min(by: { $0.value < $1.value })
    else { return [] }
    var breaches: [Breach] = []
    if !admitsAsMaximum(largest.value) { breaches.append(.tooLarge(largest)) }
    if !admitsAsMinimum(smallest.value) { breaches.append(.tooSmall(smallest)) }
    if allowed != nil, !allowedNumbers.contains(first.value) { breaches.append(.notAllowed(first)) }
    if !isOnGrid(first.value) { breaches.append(.offGrid(first)) }
    return breaches
  }
}

extension Breach {
  /// The reading that leaves the bounds.
  var reading: Reading {
    switch self {
    case .tooLarge(let reading), .tooSmall(let reading), .notAllowed(let reading),
      .offGrid(let reading):
      reading
    }
  }
}
