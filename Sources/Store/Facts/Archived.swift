package import MediaModel

/// A value that is kept as a few bytes, its parts one after the other without their names.
///
/// One function lists the parts for reading and for writing, so that the two cannot differ.
package protocol Archived {
  /// Any value, into which another is read.
  static var blank: Self { get }

  /// Passes every part to a coder, in the order in which they lie in the archive.
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError)
}

extension Archived {
  /// The value as bytes.
  package var archived: [UInt8] {
    var (value, writer) = (self, ArchiveWriter())
    // Writing passes on what is there; only reading can fail.
    try? value.archive(with: &writer)
    return writer.bytes
  }

  /// The value in bytes, or nil when these are not exactly one.
  package init?(archived bytes: ArraySlice<UInt8>) {
    var value = Self.blank
    let isWhole = bytes.withUnsafeBytes { bytes in
      var reader = ArchiveReader(bytes)
      do { try value.archive(with: &reader) } catch { return false }
      return reader.isAtEnd
    }
    guard isWhole else { return nil }
    self = value
  }
}

/// Reads the parts of values from bytes, or writes them.
package protocol ArchiveCoder {
  /// Whether values are replaced by what is read.
  static var isReading: Bool { get }

  mutating func code(_ flag: inout Bool) throws(ArchiveError)
  mutating func code(_ number: inout Int64) throws(ArchiveError)
  mutating func code(_ text: inout String) throws(ArchiveError)
  mutating func code(_ bytes: inout [UInt8]) throws(ArchiveError)
}

/// Bytes are not what an archive holds.
package struct ArchiveError: Error {
  package init() {}
}

extension Bool: Archived {
  package static var blank: Bool { false }
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self)
  }
}

extension Int64: Archived {
  package static var blank: Int64 { 0 }
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self)
  }
}

extension Int: Archived {
  package static var blank: Int { 0 }
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var number = Int64(self)
    try coder.code(&number)
    guard let number = Int(exactly: number) else { throw ArchiveError() }
    self = number
  }
}

extension String: Archived {
  package static var blank: String { "" }
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self)
  }
}

extension Optional: Archived where Wrapped: Archived {
  package static var blank: Wrapped? { nil }
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var isThere = self != nil
    try coder.code(&isThere)
    guard isThere else {
      self = nil
      return
    }
    var value: Wrapped = self ?? Wrapped.blank
    try value.archive(with: &coder)
    self = value
  }
}

extension Array: Archived where Element: Archived {
  package static var blank: [Element] { [] }
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var count = count
    try count.archive(with: &coder)
    // Nothing is set aside for a count that may be wrong: the bytes run out before the memory does.
    for index in 0..<Swift.max(0, count) {
      var element: Element = index < self.count ? self[index] : Element.blank
      try element.archive(with: &coder)
      if index < self.count { self[index] = element } else { append(element) }
    }
    removeLast(self.count - Swift.max(0, count))
  }
}

/// A choice that is kept by its raw value.
package protocol ArchivedChoice: Archived, RawRepresentable<String> {}

extension ArchivedChoice where Self: CaseIterable {
  package static var blank: Self {
    guard let first = allCases.first else { preconditionFailure("A choice has a case.") }
    return first
  }
}

extension ArchivedChoice {
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var name = rawValue
    try coder.code(&name)
    guard let choice = Self(rawValue: name) else { throw ArchiveError() }
    self = choice
  }
}

// Values that cannot be changed part by part are made again when they are read, by the initializers
// that refuse senseless ones: a damaged file must not bring in a fraction without a denominator.

extension Rational: Archived {
  package static var blank: Rational { 0 }

  package mutating func archive<Coder: ArchiveCoder>(with coder: inout Coder) throws(ArchiveError) {
    var (top, bottom) = (numerator, denominator)
    try coder.code(&top)
    try coder.code(&bottom)
    guard Coder.isReading else { return }
    guard bottom > 0, let value = Rational(top, bottom) else { throw ArchiveError() }
    self = value
  }
}

extension MediaTime: Archived {
  package static var blank: MediaTime { .zero }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var seconds = seconds
    try seconds.archive(with: &coder)
    self = MediaTime(seconds: seconds)
  }
}

extension FrameRate? {
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = FrameRate(try coder.coded(self?.framesPerSecond))
  }
}

extension AspectRatio? {
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    self = AspectRatio(try coder.coded(self?.value))
  }
}

extension PixelSize? {
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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
  package mutating func coded<Value: Archived>(_ value: Value) throws(ArchiveError) -> Value {
    var value = value
    try value.archive(with: &self)
    return value
  }
}

extension Sourced: Archived where Value: Archived {
  package static var blank: Sourced<Value> { Sourced(.blank, .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try value.archive(with: &coder)
    try evidence.archive(with: &coder)
  }
}

extension Evidence: ArchivedChoice {
  package static var blank: Evidence { .header }
}
