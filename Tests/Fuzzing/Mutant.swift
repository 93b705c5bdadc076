/// One damaged file, always the same for the same seed and number.
struct Mutant {
  let number: Int
  /// The name of the file that was damaged.
  let source: String
  let bytes: [UInt8]
  /// What was done to it.
  let operations: [String]

  /// Files grow no larger than this by what is done to them.
  private static let maximumByteCount = 1 << 20

  /// Damages one of some files.
  init(seed: UInt64, number: Int, from sources: [SourceFile]) {
    var generator = SeededGenerator(seed: seed &* 0x1_0000_0001 &+ UInt64(number))
    self.number = number
    let source = sources[number % sources.count]
    self.source = source.name
    var bytes = source.bytes
    var operations: [String] = []
    let count = [1, 1, 1, 2, 3, 5].randomElement(using: &generator) ?? 1
    for _ in 0..<count {
      let donor = sources.randomElement(using: &generator)?.bytes ?? []
      let names =
        switch generator.next() % 8 {
        case 0...2: Surgery.operations
        case 3...5: Tables.operations
        default: Noise.operations
        }
      let name = names.randomElement(using: &generator) ?? "flip"
      let changed =
        Surgery.operations.contains(name)
        ? Surgery(bytes).operated(name, donor: donor, with: &generator)
        : Tables.operations.contains(name)
          ? Tables(bytes).operated(name, with: &generator)
            ?? Noise(bytes: bytes).operated("flip", donor: donor, with: &generator)
          : Noise(bytes: bytes).operated(name, donor: donor, with: &generator)
      guard let changed, !changed.isEmpty else { continue }
      bytes = Array(changed.prefix(Self.maximumByteCount))
      operations.append(name)
    }
    self.bytes = bytes
    self.operations = operations
  }

  /// The name under which it is written: its extension is part of what is read.
  var fileName: String { "\(number)-\(source)" }
}
