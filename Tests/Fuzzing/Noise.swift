/// Damage that knows nothing of formats.
struct Noise {
  let bytes: [UInt8]

  static let operations = [
    "flip", "noise", "fill", "extreme", "remove", "insert", "repeat", "truncate", "splice",
  ]

  /// The file after one operation.
  func operated(
    _ operation: String, donor: [UInt8], with generator: inout SeededGenerator
  ) -> [UInt8]? {
    guard bytes.count > 16 else { return nil }
    var changed = bytes
    let place = place(&generator)
    let length = min(
      bytes.count - place, 1 << Int.random(in: 0...12, using: &generator))
    switch operation {
    case "flip":
      for _ in 0..<Int.random(in: 1...16, using: &generator) {
        changed[self.place(&generator)] ^= 1 << UInt8(generator.next() % 8)
      }
    case "noise":
      for index in place..<place + min(length, 64) {
        changed[index] = UInt8(generator.next() & 0xFF)
      }
    case "fill":
      let value: UInt8 = generator.next() % 2 == 0 ? 0 : 0xFF
      for index in place..<place + length { changed[index] = value }
    case "extreme":
      let width = min([1, 2, 4, 8].randomElement(using: &generator) ?? 4, bytes.count - place)
      let value = Surgery.extreme(near: bytes.count, &generator)
      let field: Piece.SizeField =
        generator.next() % 2 == 0
        ? .bigEndian(at: place, width: width, countedFrom: 0)
        : .littleEndian(at: place, width: width, countedFrom: 0)
      field.write(value, in: &changed)
    case "remove": changed.removeSubrange(place..<place + length)
    case "insert":
      changed.insert(contentsOf: bytes[place..<place + length], at: self.place(&generator))
    case "repeat":
      let block = bytes[place..<place + length]
      let copies = repeatElement(block, count: max(1, min(2000, 200_000 / length))).joined()
      changed.insert(contentsOf: copies, at: place)
    case "truncate": changed.removeSubrange(max(1, place)...)
    default:
      let cut = donor.isEmpty ? 0 : Int.random(in: 0..<donor.count, using: &generator)
      changed = Array(bytes[..<place] + donor[cut...])
    }
    return changed
  }

  /// A place in the file; half of them in the headers at its start, some at its end.
  private func place(_ generator: inout SeededGenerator) -> Int {
    let end = bytes.count
    let region =
      switch generator.next() % 8 {
      case 0...3: 0..<min(end, 800)
      case 4: max(0, end - 3000)..<end
      default: 0..<end
      }
    return Int.random(in: region, using: &generator)
  }
}
