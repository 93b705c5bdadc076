public import MediaModel

/// The values that a limit accepts: a range, a list, a grid, or several of these at once.
public struct Bounds: Sendable, Hashable {
  /// One end of a range.
  public struct Bound: Sendable, Hashable {
    public var value: Rational
    /// Whether the value itself is outside.
    public var isExclusive: Bool

    public init(_ value: Rational, isExclusive: Bool = false) {
      self.value = value
      self.isExclusive = isExclusive
    }
  }

  public var minimum: Bound?
  public var maximum: Bound?
  /// The smallest width and height of a `resolution`.
  public var minimumSize: PixelSize?
  /// The largest width and height of a `resolution`.
  public var maximumSize: PixelSize?
  /// The values that are accepted, or nil when no list is given.
  public var allowed: [SettingValue]?
  /// The distance of a grid's points, or nil without a grid.
  public var step: Int?
  /// Where the grid starts: a value is `n × step + offset`.
  public var offset: Int

  public init(
    minimum: Bound? = nil, maximum: Bound? = nil, minimumSize: PixelSize? = nil,
    maximumSize: PixelSize? = nil, allowed: [SettingValue]? = nil, step: Int? = nil,
    offset: Int = 0
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.minimumSize = minimumSize
    self.maximumSize = maximumSize
    self.allowed = allowed
    self.step = step
    self.offset = offset
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { self == Bounds() }

  /// Whether a value is not above the maximum.
  public func admitsAsMaximum(_ value: Rational) -> Bool {
    guard let maximum else { return true }
    return maximum.isExclusive ? value < maximum.value : value <= maximum.value
  }

  /// Whether a value is not below the minimum.
  public func admitsAsMinimum(_ value: Rational) -> Bool {
    guard let minimum else { return true }
    return minimum.isExclusive ? value > minimum.value : value >= minimum.value
  }

  /// Whether a value is a point of the grid.
  public func isOnGrid(_ value: Rational) -> Bool {
    guard let step, step > 0 else { return true }
    let distance = value - Rational(offset)
    return distance >= 0 && distance.denominator == 1 && distance.numerator % Int64(step) == 0
  }

  /// The numbers of the list.
  public var allowedNumbers: [Rational] { (allowed ?? []).compactMap(\.number) }
  /// The values of the list as texts.
  public var allowedTexts: [String] { (allowed ?? []).map(\.text) }
}

extension Bounds {
  /// Each end, list or grid by itself.
  package var ends: [Bounds] {
    [
      minimum.map { Bounds(minimum: $0) }, maximum.map { Bounds(maximum: $0) },
      minimumSize.map { Bounds(minimumSize: $0) }, maximumSize.map { Bounds(maximumSize: $0) },
      allowed.map { Bounds(allowed: $0) }, step.map { Bounds(step: $0, offset: offset) },
    ].compactMap(\.self)
  }

  /// Whether two bounds say something about the same ends.
  package func hasSameEnds(as other: Bounds) -> Bool {
    (minimum == nil) == (other.minimum == nil) && (maximum == nil) == (other.maximum == nil)
      && (minimumSize == nil) == (other.minimumSize == nil)
      && (maximumSize == nil) == (other.maximumSize == nil)
      && (allowed == nil) == (other.allowed == nil) && (step == nil) == (other.step == nil)
  }
  /// Whether a length is the maximum itself or a value of the list, which a trim avoids where it can.
  package func isMetExactly(by length: Rational) -> Bool {
    maximum?.value == length || allowedNumbers.contains(length)
  }

  private var allowedNames: Set<String>? { allowed.map { Set($0.map { $0.text.lowercased() }) } }

  /// Whether two bounds give one end differently.
  package func contradicts(_ other: Bounds) -> Bool {
    func differ<Value: Equatable>(_ one: Value?, _ two: Value?) -> Bool {
      one != nil && two != nil && one != two
    }
    return differ(maximum, other.maximum) || differ(minimum, other.minimum)
      || differ(allowedNames, other.allowedNames) || differ(step, other.step)
      || differ(maximumSize, other.maximumSize) || differ(minimumSize, other.minimumSize)
  }
}

/// Which of several numbers for one quantity is meant, as reports write it.
public enum ReadingName: String, Sendable, Hashable, CaseIterable {
  case container, video, audio, packets, ignoringEditList, otherReaders
  /// How long an animation runs.
  case animation
  /// All frames in the file, those included that an edit list hides.
  case stored
  /// Of the selected part.
  case selection
  /// The sum over several files.
  case combined
  /// Of the text of a data URI.
  case encoded
  case average, nominal
  case width, height, area
  case shortSide = "short side"
  case longSide = "long side"

  init(_ name: Durations.Reading.Name) {
    self =
      switch name {
      case .container: .container
      case .video: .video
      case .audio: .audio
      case .packets: .packets
      case .ignoringEditList: .ignoringEditList
      case .otherReaders: .otherReaders
      }
  }
}

/// One reader's number.
package struct Reading: Sendable, Hashable {
  /// The reader, or nil when there is only one.
  package var name: ReadingName?
  package var value: Rational

  package init(name: ReadingName? = nil, value: Rational) {
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
