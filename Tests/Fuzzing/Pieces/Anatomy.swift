/// The pieces of a file, as far as its format is known.
struct Anatomy {
  private(set) var pieces: [Piece] = []

  private static let maximumCount = 4000

  init(of bytes: [UInt8]) {
    let start = bytes.prefix(4)
    let type = String(decoding: bytes.dropFirst(4).prefix(4), as: Unicode.ASCII.self)
    if ["ftyp", "moov", "mdat", "wide", "free", "skip", "jP  ", "JXL ", "styp"].contains(type) {
      addBoxes(in: 0..<bytes.count, of: bytes, parents: [])
    } else if start.elementsEqual([0x1A, 0x45, 0xDF, 0xA3]) {
      addElements(in: 0..<bytes.count, of: bytes, parents: [])
    } else if start.elementsEqual("RIFF".utf8) {
      addChunks(in: 0..<bytes.count, of: bytes, parents: [])
    } else if start.elementsEqual("OggS".utf8) {
      addMarked(Array("OggS".utf8), in: bytes)
    } else if start.elementsEqual([0x89, 0x50, 0x4E, 0x47]) {
      addPNGChunks(of: bytes)
    } else if bytes.count > 376, bytes[0] == 0x47, bytes[188] == 0x47 {
      for place in stride(from: 0, to: bytes.count - 187, by: 188) {
        add(place..<place + 188, content: place + 4, .none, [])
      }
    } else if start.elementsEqual([0, 0, 1, 0xBA]) || start.elementsEqual([0, 0, 0, 1]) {
      addMarked([0, 0, 1], in: bytes)
    } else if start.prefix(2).elementsEqual([0xFF, 0xD8]) {
      addMarked([0xFF], in: bytes)
    }
  }

  @discardableResult
  mutating func add(
    _ range: Range<Int>, content: Int, _ size: Piece.SizeField, _ parents: [Int]
  ) -> Int {
    pieces.append(Piece(range: range, contentStart: content, size: size, parents: parents))
    return pieces.count - 1
  }

  var isFull: Bool { pieces.count >= Self.maximumCount }

  /// Pieces that begin with a mark and end where the next one begins.
  private mutating func addMarked(_ mark: [UInt8], in bytes: [UInt8]) {
    var starts: [Int] = []
    for place in 0..<max(0, bytes.count - mark.count) where starts.count < 500 {
      if bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) {
        starts.append(place)
      }
    }
    for (start, end) in zip(starts, starts.dropFirst() + [bytes.count]) {
      add(start..<end, content: min(end, start + mark.count), .none, [])
    }
  }

  private mutating func addPNGChunks(of bytes: [UInt8]) {
    var place = 8
    while place + 12 <= bytes.count, !isFull {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard place + 12 + length <= bytes.count else { return }
      add(
        place..<place + 12 + length, content: place + 8,
        .bigEndian(at: place, width: 4, countedFrom: place + 12), [])
      place += 12 + length
    }
  }
}
