import MediaModel

// Values that cannot be changed part by part are made anew when they are read, by the initializers
// that refuse senseless ones: a damaged file must not bring in a fraction without a denominator.

extension Rational: Archived {
  static var blank: Rational { 0 }

  mutating func archive<Coder: ArchiveCoder>(with coder: inout Coder) throws(ArchiveError) {
    var (top, bottom) = (numerator, denominator)
    try coder.code(&top)
    try coder.code(&bottom)
    guard Coder.isReading else { return }
    guard bottom > 0, let value = Rational(top, bottom) else { throw ArchiveError() }
    self = value
  }
}

extension MediaTime: Archived {
  static var blank: MediaTime { .zero }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var seconds = seconds
    try seconds.archive(with: &coder)
    self = MediaTime(seconds: seconds)
  }
}

extension FrameRate? {
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = FrameRate(try coder.coded(self?.framesPerSecond))
  }
}

extension AspectRatio? {
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = AspectRatio(try coder.coded(self?.value))
  }
}

extension PixelSize? {
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    guard let width = try coder.coded(self?.width), let height = try coder.coded(self?.height)
    else {
      self = nil
      return
    }
    self = PixelSize(width: width, height: height)
  }
}

extension ArchiveCoder {
  /// A part that is written, or what is read in its place.
  fileprivate mutating func coded<Value: Archived>(_ value: Value) throws(ArchiveError) -> Value {
    var value = value
    try value.archive(with: &self)
    return value
  }
}

extension Sourced: Archived where Value: Archived {
  static var blank: Sourced<Value> { Sourced(.blank, .blank) }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try value.archive(with: &coder)
    try evidence.archive(with: &coder)
  }
}

extension Evidence: ArchivedChoice {
  static var blank: Evidence { .header }
}
