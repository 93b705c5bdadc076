/// Takes numbers and texts out of a message in order; what is not there is nil.
package struct ByteFields {
  private var rest: ArraySlice<UInt8>

  package init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Everything that was not taken yet.
  package var remainder: ArraySlice<UInt8> { rest }

  package mutating func byte() -> UInt8? { rest.popFirst() }

  package mutating func number() -> Int64? {
    guard rest.count >= 8 else { return nil }
    let bits = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    rest = rest.dropFirst(8)
    return Int64(bitPattern: bits)
  }

  /// So many bytes.
  package mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// A text of at most 255 bytes, behind its length.
  package mutating func name() -> String? {
    guard let count = byte(), rest.count >= Int(count) else { return nil }
    defer { rest = rest.dropFirst(Int(count)) }
    return String(validating: rest.prefix(Int(count)), as: UTF8.self)
  }
}

extension [UInt8] {
  /// A number as eight bytes, the least significant first.
  package init(_ number: Int64) {
    let bits = UInt64(bitPattern: number)
    self = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
  }
}
