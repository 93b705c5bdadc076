package import MediaModel

/// The facts of one file as some hundred bytes.
///
/// Begins with the version of the layout and a sum over the rest, so that what another version wrote,
/// or a disk damaged, is never taken for facts.
package enum FactsArchive {
  /// Raised whenever the parts of facts change; what was stored before is then read from files again.
  static let version: UInt8 = 1

  private static let headLength = 9

  /// Facts as bytes.
  package static func bytes(of facts: MediaFacts) -> [UInt8]? {
    var writer = ArchiveWriter()
    var facts = facts
    do { try facts.archive(with: &writer) } catch { return nil }
    let sum = withUnsafeBytes(of: sum(over: writer.bytes).littleEndian) { Array($0) }
    return [version] + sum + writer.bytes
  }

  /// The facts in bytes, or nil when these are not exactly what this version writes.
  package static func facts(in bytes: ArraySlice<UInt8>) -> MediaFacts? {
    bytes.withUnsafeBytes { facts(in: $0) }
  }

  /// The same, of bytes that lie elsewhere.
  static func facts(in bytes: UnsafeRawBufferPointer) -> MediaFacts? {
    guard bytes.count > headLength, bytes[0] == version else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: bytes[headLength...])
    let sum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
    guard sum == Self.sum(over: content) else { return nil }
    var reader = ArchiveReader(content)
    var facts = MediaFacts.blank
    do { try facts.archive(with: &reader) } catch { return nil }
    return reader.isAtEnd ? facts : nil
  }

  /// The FNV-1a sum with 64 bits.
  private static func sum(over bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
