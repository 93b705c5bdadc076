/// Damage that knows what tables, clocks and time stamps mean: a few bytes that claim much.
struct Tables {
  let bytes: [UInt8]
  let pieces: [Piece]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    pieces = Anatomy(of: bytes).pieces
  }

  /// The names of what is done.
  static let operations = ["edits", "samples", "clock", "times", "dimensions", "tracks"]

  /// The file after one operation, or nil where it has nothing of the kind.
  func operated(_ operation: String, with generator: inout SeededGenerator) -> [UInt8]? {
    switch operation {
    case "edits": edits(&generator)
    case "samples": samples(&generator)
    case "clock": clock(&generator)
    case "times": times(&generator)
    case "dimensions": dimensions(&generator)
    default: tracks(&generator)
    }
  }

  /// The boxes of a type.
  private func boxes(_ type: String) -> [Int] {
    pieces.indices.filter { index in
      let start = pieces[index].range.lowerBound
      return pieces[index].range.count >= 8
        && bytes[start + 4..<start + 8].elementsEqual(type.utf8)
    }
  }

  /// A box's content replaced, so that the boxes around it say their new length.
  private func replaced(_ index: Int, with content: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var changed = bytes
    let piece = pieces[index]
    let difference = content.count - piece.content.count
    for place in piece.parents + [index] {
      pieces[place].size.write(end: pieces[place].range.upperBound + difference, in: &changed)
    }
    changed.replaceSubrange(piece.content, with: content)
    return changed
  }

  private static func number(_ value: UInt64, _ width: Int = 4) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
  }

  /// A long list of edits, where there is one.
  private func edits(_ generator: inout SeededGenerator) -> [UInt8]? {
    guard let index = boxes("elst").randomElement(using: &generator) else { return nil }
    let count = [2, 60, 999, 5001, 50_000].randomElement(using: &generator) ?? 2
    var content: [UInt8] = [0, 0, 0, 0] + Self.number(UInt64(count))
    for _ in 0..<count {
      content += Self.number([0, 1, 40, 255, 2000, 0xFFFF_FFFF][Int(generator.next() % 6)])
      content += Self.number(
        [0, 1, 512, 65_535, 0x7FFF_FFFF, 0xFFFF_FFFF][Int(generator.next() % 6)])
      content += [0, 1, 0, 0]
    }
    return replaced(index, with: content, in: bytes)
  }

  /// More samples than there are bytes, all of one size and one duration.
  private func samples(_ generator: inout SeededGenerator) -> [UInt8]? {
    guard let sizes = boxes("stsz").randomElement(using: &generator),
      let table = pieces[sizes].parents.last
    else { return nil }
    let count = [90_000, 1_000_000, 5_000_001, 50_000_000, 0xFFFF_FFFF][Int(generator.next() % 5)]
    let inTable = Set(pieces.indices.filter { pieces[$0].parents.last == table })
    let wanted = [
      "stsz": [0, 0, 0, 0] + Self.number(generator.next() % 16) + Self.number(UInt64(count)),
      "stts": [0, 0, 0, 0] + Self.number(1) + Self.number(UInt64(count))
        + Self.number(generator.next() % 3 == 0 ? 512 : generator.next() % 2),
      "stsc": [0, 0, 0, 0] + Self.number(1) + Self.number(1) + Self.number(UInt64(count))
        + Self.number(1),
    ]
    var changed = bytes
    // From the last to the first, so that places before stay what they are; lengths of the boxes around
    // go wrong by a few bytes, as they may.
    for (type, content) in wanted.sorted(by: { boxes($0.key).last ?? 0 > boxes($1.key).last ?? 0 })
    {
      for index in boxes(type).reversed() where inTable.contains(index) {
        let piece = pieces[index]
        let room = piece.content.count
        guard room >= content.count else { continue }
        changed.replaceSubrange(
          piece.content.lowerBound..<piece.content.lowerBound + content.count, with: content)
      }
    }
    return changed
  }

  /// Another number of ticks a second.
  private func clock(_ generator: inout SeededGenerator) -> [UInt8]? {
    guard
      let index = (boxes("mdhd") + boxes("mvhd") + boxes("sidx")).randomElement(using: &generator),
      pieces[index].content.count >= 20
    else { return nil }
    var changed = bytes
    let value = [1, 2, 1000, 0x7FFF_FFFF, 0xFFFF_FFFF, 0, generator.next() >> 32]
    Piece.SizeField.bigEndian(
      at: pieces[index].content.lowerBound + 12, width: 4, countedFrom: 0
    ).write(value[Int(generator.next() % 7)], in: &changed)
    return changed
  }

  /// Time stamps near the ends of what fits, and years after those before.
  private func times(_ generator: inout SeededGenerator) -> [UInt8]? {
    let far: [UInt64] = [
      1 << 31, 1 << 32, 1 << 40, 1 << 61, 1 << 62, UInt64(Int64.max) - 1, UInt64(Int64.max),
      1 << 63, .max, .max - 1, generator.next(),
    ]
    func value(_ generator: inout SeededGenerator) -> UInt64 {
      far[Int(generator.next() % UInt64(far.count))]
    }
    var changed = bytes
    if bytes.starts(with: "DKIF".utf8) {
      var places: [Int] = []
      var place = 32
      while place + 12 <= bytes.count {
        places.append(place + 4)
        place += 12 + bytes[place..<place + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      let chosen = generator.next() % 3
      for (number, place) in places.enumerated()
      where chosen == 0 || (chosen == 1 && number == places.count - 1) || generator.next() % 8 == 0
      {
        Piece.SizeField.littleEndian(at: place, width: 8, countedFrom: 0)
          .write(value(&generator), in: &changed)
      }
      return changed
    }
    if bytes.starts(with: "OggS".utf8) {
      for piece in pieces where generator.next() % 3 == 0 && piece.range.count >= 14 {
        Piece.SizeField.littleEndian(at: piece.range.lowerBound + 6, width: 8, countedFrom: 0)
          .write(value(&generator), in: &changed)
      }
      return changed
    }
    let decodeTimes = boxes("tfdt").filter {
      pieces[$0].content.count >= 12 && bytes[pieces[$0].content.lowerBound] == 1
    }
    if !decodeTimes.isEmpty {
      for index in decodeTimes where generator.next() % 2 == 0 {
        Piece.SizeField.bigEndian(
          at: pieces[index].content.lowerBound + 4, width: 8, countedFrom: 0
        ).write(value(&generator), in: &changed)
      }
      return changed
    }
    guard let table = (boxes("stts") + boxes("ctts")).randomElement(using: &generator) else {
      return nil
    }
    let entries = stride(
      from: pieces[table].content.lowerBound + 8, to: pieces[table].content.upperBound - 7, by: 8)
    for entry in entries where generator.next() % 4 == 0 {
      Piece.SizeField.bigEndian(at: entry + 4, width: 4, countedFrom: 0)
        .write(value(&generator), in: &changed)
    }
    return changed
  }

  /// Frames of another size than those that are there.
  private func dimensions(_ generator: inout SeededGenerator) -> [UInt8]? {
    let side = [0, 1, 3, 4096, 16_383, 16_384, 32_767, 65_535][Int(generator.next() % 8)]
    var changed = bytes
    func write(at place: Int, width: Int, isBigEndian: Bool) {
      guard place + width <= changed.count else { return }
      let field: Piece.SizeField =
        isBigEndian
        ? .bigEndian(at: place, width: width, countedFrom: 0)
        : .littleEndian(at: place, width: width, countedFrom: 0)
      field.write(UInt64(side), in: &changed)
    }
    let both = generator.next() % 3
    if bytes.starts(with: "GIF8".utf8) {
      if both != 1 { write(at: 6, width: 2, isBigEndian: false) }
      if both != 2 { write(at: 8, width: 2, isBigEndian: false) }
    } else if bytes.starts(with: "DKIF".utf8) {
      if both != 1 { write(at: 12, width: 2, isBigEndian: false) }
      if both != 2 { write(at: 14, width: 2, isBigEndian: false) }
    } else if bytes.starts(with: [0x89, 0x50]) {
      if both != 1 { write(at: 16, width: 4, isBigEndian: true) }
      if both != 2 { write(at: 20, width: 4, isBigEndian: true) }
    } else {
      let entries = ["avc1", "hvc1", "hev1", "av01", "vp09", "mp4v", "apcn"].flatMap(boxes)
      guard let index = entries.randomElement(using: &generator) else { return nil }
      if both != 1 { write(at: pieces[index].range.lowerBound + 32, width: 2, isBigEndian: true) }
      if both != 2 { write(at: pieces[index].range.lowerBound + 34, width: 2, isBigEndian: true) }
    }
    return changed
  }

  /// The same track many times.
  private func tracks(_ generator: inout SeededGenerator) -> [UInt8]? {
    guard let index = boxes("trak").randomElement(using: &generator),
      let movie = pieces[index].parents.last
    else { return nil }
    let own = Array(bytes[pieces[index].range])
    let count = [2, 20, 150, 198, 255].randomElement(using: &generator) ?? 2
    guard own.count * count < 900_000 else { return nil }
    let content =
      Array(bytes[pieces[movie].content])
      + Array(repeatElement(own, count: count).joined())
    return replaced(movie, with: content, in: bytes)
  }
}
