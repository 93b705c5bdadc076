/// Takes a file apart at its pieces and puts it together wrongly.
struct Surgery {
  let bytes: [UInt8]
  let pieces: [Piece]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    pieces = Anatomy(of: bytes).pieces
  }

  /// The names of what is done.
  static let operations = [
    "delete", "duplicate", "swap", "nest", "nest deeply", "move", "resize", "rename", "recount",
    "cut", "transplant", "empty",
  ]

  /// The file after one operation, or nil without pieces.
  func operated(
    _ operation: String, donor: [UInt8], with generator: inout SeededGenerator
  ) -> [UInt8]? {
    guard let index = pieces.indices.randomElement(using: &generator),
      let other = pieces.randomElement(using: &generator)
    else { return nil }
    let piece = pieces[index]
    let own = Array(bytes[piece.range])
    switch operation {
    case "delete": return replaced(piece.range, with: [], around: index, &generator)
    case "empty": return replaced(piece.content, with: [], around: index, &generator)
    case "duplicate":
      let count = generator.next() % 8 == 0 ? 50 : 1
      let copies = Array(repeatElement(own.prefix(4096), count: count).joined())
      return replaced(
        piece.range.upperBound..<piece.range.upperBound, with: copies, around: index, &generator)
    case "swap":
      let (first, last) =
        piece.range.lowerBound < other.range.lowerBound ? (piece, other) : (other, piece)
      guard first.range.upperBound <= last.range.lowerBound else { return nil }
      return Array(
        [
          bytes[..<first.range.lowerBound], bytes[last.range],
          bytes[first.range.upperBound..<last.range.lowerBound], bytes[first.range],
          bytes[last.range.upperBound...],
        ].joined())
    case "nest":
      return replaced(
        piece.contentStart..<piece.contentStart, with: Array(bytes[other.range].prefix(65_536)),
        around: index, &generator)
    case "nest deeply": return nestedDeeply(piece, index, &generator)
    case "move":
      guard piece.range.upperBound <= other.range.lowerBound else { return nil }
      var moved = bytes
      moved.insert(contentsOf: own, at: other.range.lowerBound)
      moved.removeSubrange(piece.range)
      return moved
    case "resize":
      var resized = bytes
      piece.size.write(Self.extreme(near: own.count, &generator), in: &resized)
      return resized
    case "rename":
      guard piece.range.count >= 8, other.range.count >= 8 else { return nil }
      var renamed = bytes
      for place in 0..<8 where place >= 4 || generator.next() % 8 == 0 {
        renamed[piece.range.lowerBound + place] = bytes[other.range.lowerBound + place]
      }
      return renamed
    case "recount": return recounted(piece, &generator)
    case "cut": return Array(bytes[..<cut(piece, &generator)])
    default:
      let foreign = Surgery(donor).pieces.randomElement(using: &generator)
      let graft = foreign.map { Array(donor[$0.range].prefix(65_536)) } ?? own
      return replaced(piece.range, with: graft, around: index, &generator)
    }
  }

  /// A stretch replaced; in most cases the pieces around it say their new length.
  private func replaced(
    _ range: Range<Int>, with new: [UInt8], around index: Int,
    _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var changed = bytes
    if generator.next() % 4 != 0 {
      let difference = new.count - range.count
      let isInside =
        range.lowerBound >= pieces[index].contentStart
        && range.upperBound <= pieces[index].range.upperBound
        && range != pieces[index].range
      let isBehind = range.lowerBound == pieces[index].range.upperBound
      for parent in pieces[index].parents + (isInside && !isBehind ? [index] : []) {
        let piece = pieces[parent]
        piece.size.write(end: piece.range.upperBound + difference, in: &changed)
      }
    }
    changed.replaceSubrange(range, with: new)
    return changed
  }

  private func nestedDeeply(
    _ piece: Piece, _ index: Int, _ generator: inout SeededGenerator
  ) -> [UInt8]? {
    guard piece.contentStart - piece.range.lowerBound >= 2 else { return nil }
    let header = Array(bytes[piece.range.lowerBound..<piece.contentStart])
    let depth = [10, 100, 1000, 10_000].randomElement(using: &generator) ?? 10
    let nest = Array(repeatElement(header, count: min(depth, 200_000 / header.count)).joined())
    return replaced(piece.contentStart..<piece.contentStart, with: nest, around: index, &generator)
  }

  /// Numbers at the start of a piece's content made extreme: counts and sizes lie there.
  private func recounted(_ piece: Piece, _ generator: inout SeededGenerator) -> [UInt8]? {
    let width = [1, 2, 4, 8].randomElement(using: &generator) ?? 4
    let room = min(piece.content.count, 96) - width
    guard room >= 0 else { return nil }
    let place = piece.contentStart + Int.random(in: 0...room, using: &generator)
    var changed = bytes
    Piece.SizeField.bigEndian(at: place, width: width, countedFrom: 0)
      .write(Self.extreme(near: piece.content.count, &generator), in: &changed)
    return changed
  }

  private func cut(_ piece: Piece, _ generator: inout SeededGenerator) -> Int {
    let places = [
      piece.range.lowerBound, piece.range.lowerBound + 4, piece.contentStart,
      piece.contentStart + 1, piece.range.upperBound - 1, piece.range.upperBound,
    ]
    return max(1, min(bytes.count, places.randomElement(using: &generator) ?? bytes.count))
  }

  /// A number at which arithmetic goes wrong if it can.
  static func extreme(near count: Int, _ generator: inout SeededGenerator) -> UInt64 {
    let near = UInt64(max(0, count))
    return [
      0, 1, 2, 7, 8, 9, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000,
      0xFFFF_FFFE, 0xFFFF_FFFF, 0x1_0000_0000, UInt64(Int64.max), 1 << 63, .max,
      near, near &+ 1, near &- 1, near &* 2, near / 2, generator.next(), generator.next() >> 32,
    ].randomElement(using: &generator) ?? 0
  }
}
