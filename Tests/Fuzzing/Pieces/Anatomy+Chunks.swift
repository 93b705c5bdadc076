extension Anatomy {
  /// The chunks of a RIFF file, and those in its lists.
  mutating func addChunks(in range: Range<Int>, of bytes: [UInt8], parents: [Int]) {
    var place = range.lowerBound
    while place + 8 <= range.upperBound, !isFull {
      let length = bytes[place + 4..<place + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
      let end = min(place + 8 + length, range.upperBound)
      let type = String(decoding: bytes[place..<place + 4], as: Unicode.ASCII.self)
      let own = add(
        place..<end, content: place + 8,
        .littleEndian(at: place + 4, width: 4, countedFrom: place + 8), parents)
      if type == "RIFF" || type == "LIST", place + 12 <= end {
        addChunks(in: place + 12..<end, of: bytes, parents: parents + [own])
      }
      place = min(end + length % 2, max(end, range.upperBound))
    }
  }

  /// Elements of Matroska that hold elements.
  private static let masters: Set<UInt64> = [
    0x1A45_DFA3, 0x1853_8067, 0x114D_9B74, 0x4DBB, 0x1549_A966, 0x1654_AE6B, 0xAE, 0xE0, 0xE1,
    0x55B0, 0x55D0, 0x1F43_B675, 0xA0, 0x1C53_BB6B, 0xBB, 0xB7, 0x1254_C367, 0x7373, 0x67C8,
    0x6D80, 0x6240, 0x5034, 0x1941_A469, 0x61A7, 0x1043_A770, 0x45B9, 0xB6,
  ]

  /// The elements of a Matroska file, and those in them.
  mutating func addElements(in range: Range<Int>, of bytes: [UInt8], parents: [Int]) {
    var place = range.lowerBound
    while place < range.upperBound, !isFull {
      let idWidth = bytes[place].leadingZeroBitCount + 1
      guard idWidth <= 4, place + idWidth < range.upperBound else { return }
      let id = bytes[place..<place + idWidth].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let sizePlace = place + idWidth
      let width = bytes[sizePlace].leadingZeroBitCount + 1
      guard width <= 8, sizePlace + width <= range.upperBound else { return }
      let raw = bytes[sizePlace..<sizePlace + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let mask = UInt64(1) << UInt64(7 * width) - 1
      let length = raw & mask
      let start = sizePlace + width
      let isOpen = length == mask
      let room = UInt64(range.upperBound - start)
      let end = start + Int(isOpen ? room : min(length, room))
      let own = add(
        place..<end, content: start,
        .variable(at: sizePlace, width: width, countedFrom: start), parents)
      if Self.masters.contains(id) {
        addElements(in: start..<end, of: bytes, parents: parents + [own])
      }
      place = max(end, place + 1)
    }
  }
}
