/// The records that inotify writes one after the other.
package enum InotifyRecords {
  /// One of them.
  package struct Record: Equatable {
    /// The number of the watched folder.
    let watch: Int32
    let mask: UInt32
    /// The name in the folder; nil for the folder itself, and for one that is no UTF-8.
    let name: String?
  }

  /// Number, mask, cookie and length of the name, of four bytes each.
  private static let headLength = 16

  /// The records in some bytes; half a one at the end is left out.
  package static func records(in bytes: some Collection<UInt8>) -> [Record] {
    var records: [Record] = []
    var rest = Array(bytes)[...]
    while rest.count >= headLength {
      let length = Int(number(rest.dropFirst(12)))
      guard rest.count - headLength >= length else { break }
      let name = rest.dropFirst(headLength).prefix(length).prefix { $0 != 0 }
      records.append(
        Record(
          watch: Int32(bitPattern: number(rest)), mask: number(rest.dropFirst(4)),
          name: name.isEmpty ? nil : String(validating: name, as: UTF8.self)))
      rest = rest.dropFirst(headLength + length)
    }
    return records
  }

  /// Four bytes as this machine orders them.
  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let value = bytes.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return UInt32(littleEndian: value)
  }
}
