/// A value as the database keeps it.
enum Value: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  /// A text, or null where there is none.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// A number, or null where there is none.
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }

  /// A number, or null where there is none.
  init(_ number: Int32?) { self.init(number.map { Int64($0) }) }

  /// A number, or null where there is none.
  init(_ number: Int?) { self.init(number.map { Int64($0) }) }

  /// 1 or 0, or null where nothing is known.
  init(_ flag: Bool?) { self.init(flag.map { $0 ? Int64(1) : 0 }) }

  /// A number of 64 bits without a sign, of which the database keeps the bits.
  init(bits: UInt64) { self = .integer(Int64(bitPattern: bits)) }

  /// A choice by its raw value, or null where there is none.
  init(_ choice: (some RawRepresentable<String>)?) { self.init(choice?.rawValue) }
}
