/// A value that is kept as a few bytes, its parts one after the other without their names.
///
/// One function lists the parts for reading and for writing, so that the two cannot differ.
protocol Archived {
  /// Any value, into which another is read.
  static var blank: Self { get }

  /// Passes every part to a coder, in the order in which they lie in the archive.
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError)
}

/// Reads the parts of values from bytes, or writes them.
protocol ArchiveCoder {
  /// Whether values are replaced by what is read.
  static var isReading: Bool { get }

  mutating func code(_ flag: inout Bool) throws(ArchiveError)
  mutating func code(_ number: inout Int64) throws(ArchiveError)
  mutating func code(_ text: inout String) throws(ArchiveError)
}

/// Bytes are not what an archive holds.
struct ArchiveError: Error {}

extension Bool: Archived {
  static var blank: Bool { false }
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self)
  }
}

extension Int64: Archived {
  static var blank: Int64 { 0 }
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self)
  }
}

extension Int: Archived {
  static var blank: Int { 0 }
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var number = Int64(self)
    try coder.code(&number)
    guard let number = Int(exactly: number) else { throw ArchiveError() }
    self = number
  }
}

extension String: Archived {
  static var blank: String { "" }
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self)
  }
}

extension Optional: Archived where Wrapped: Archived {
  static var blank: Wrapped? { nil }
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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
  static var blank: [Element] { [] }
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var count = count
    try count.archive(with: &coder)
    // Nothing is set aside for a count that may be wrong: the bytes run out before the memory does.
    for index in 0..<Swift.max(0, count) {
      var element: Element = index < self.count ? self[index] : Element.blank
      try element.archive(with: &coder)
      if index < self.count { self[index] = element } else { append(element) }
    }
  }
}

/// A choice that is kept by its raw value.
protocol ArchivedChoice: Archived, RawRepresentable<String> {}

extension ArchivedChoice {
  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var name = rawValue
    try coder.code(&name)
    guard let choice = Self(rawValue: name) else { throw ArchiveError() }
    self = choice
  }
}
