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
    guard let value = bytes.withUnsafeBytes({ Self(archived: $0) }) else { return nil }
    self = value
  }

  /// The value in bytes that lie elsewhere, or nil when these are not exactly one.
  init?(archived bytes: UnsafeRawBufferPointer) {
    self = Self.blank
    var reader = ArchiveReader(bytes)
    do { try archive(with: &reader) } catch { return nil }
    guard reader.isAtEnd else { return nil }
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

extension Double: Archived {
  package static var blank: Double { 0 }
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var bits = Int64(bitPattern: bitPattern)
    try coder.code(&bits)
    self = Double(bitPattern: UInt64(bitPattern: bits))
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

extension FrameRate: Archived {
  package static var blank: FrameRate {
    guard let rate = FrameRate(1) else { preconditionFailure("One frame a second is a rate.") }
    return rate
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    guard let rate = FrameRate(try coder.coded(framesPerSecond)) else { throw ArchiveError() }
    self = rate
  }
}

extension AspectRatio: Archived {
  package static var blank: AspectRatio { AspectRatio(of: .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    guard let ratio = AspectRatio(try coder.coded(value)) else { throw ArchiveError() }
    self = ratio
  }
}

extension PixelSize: Archived {
  package static var blank: PixelSize {
    guard let size = PixelSize(width: 1, height: 1) else {
      preconditionFailure("One pixel is one.")
    }
    return size
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    let (width, height) = (try coder.coded(width), try coder.coded(height))
    guard let size = PixelSize(width: width, height: height) else { throw ArchiveError() }
    self = size
  }
}

extension ArchiveCoder {
  /// Passes the parts of a value at the key paths, one after the other.
  package mutating func code<Whole, each Part: Archived>(
    _ whole: inout Whole, _ parts: repeat WritableKeyPath<Whole, each Part>
  ) throws(ArchiveError) {
    repeat try whole[keyPath: each parts].archive(with: &self)
  }

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
