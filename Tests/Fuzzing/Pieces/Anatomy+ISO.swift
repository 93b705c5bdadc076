extension Anatomy {
  /// Boxes that hold boxes, and how many bytes lie before the first of them.
  private static let containers: [String: Int] = [
    "moov": 0, "trak": 0, "mdia": 0, "minf": 0, "stbl": 0, "edts": 0, "dinf": 0, "udta": 0,
    "moof": 0, "traf": 0, "mvex": 0, "meta": 4, "iprp": 0, "ipco": 0, "stsd": 8, "dref": 8,
    "avc1": 78, "hvc1": 78, "hev1": 78, "mp4v": 78, "av01": 78, "vp09": 78, "apcn": 78, "mp4a": 28,
    "ilst": 0, "sinf": 0, "schi": 0, "rmra": 0, "rmda": 0, "gmhd": 0, "tref": 0, "jp2h": 0,
    "iinf": 6, "wave": 0,
  ]

  /// The boxes of an ISO file, and those in them.
  mutating func addBoxes(in range: Range<Int>, of bytes: [UInt8], parents: [Int]) {
    var place = range.lowerBound
    while place + 8 <= range.upperBound, !isFull {
      var length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      var header = 8
      var field = Piece.SizeField.bigEndian(at: place, width: 4, countedFrom: place)
      if length == 1, place + 16 <= range.upperBound {
        length = bytes[place + 8..<place + 16].reduce(0) { ($0 & 0xFF_FFFF) << 8 | Int($1) }
        header = 16
        field = .bigEndian(at: place + 8, width: 8, countedFrom: place)
      }
      if length == 0 { length = range.upperBound - place }
      guard length >= header, place + length <= range.upperBound else { return }
      let type = String(decoding: bytes[place + 4..<place + 8], as: Unicode.ASCII.self)
      let end = place + length
      let own = add(place..<end, content: place + header, field, parents)
      if let skipped = Self.containers[type], place + header + skipped <= end {
        addBoxes(in: place + header + skipped..<end, of: bytes, parents: parents + [own])
      }
      place = end
    }
  }
}
