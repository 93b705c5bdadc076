import MediaModel
import Testing

@testable import Media

/// Damaged pictures never stop the program, whatever their bytes say.
@Suite(.enabled(if: ImageCorpus.isPresent, "\(ImageCorpus.absence)"))
struct DamagedImageTests {
  /// The same numbers in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  @Test(arguments: ["heic", "avif", "jpg", "png", "webp", "gif", "tiff", "jp2", "jxl", "pgm"])
  func survivesCutsAndWrongBytes(fileExtension: String) throws {
    var numbers = Numbers(state: 1)
    let files = ImageCorpus.files.filter { $0.path.hasSuffix("." + fileExtension) }
    for file in files.prefix(3) {
      let bytes = try ImageCorpus.file(file.path).bytes(at: 0, count: 20_000)
      for round in 0..<20 {
        var copy = Array(bytes.prefix(Int.random(in: 4...bytes.count, using: &numbers)))
        for _ in 0..<round {
          let index = Int.random(in: 0..<min(copy.count, 4000), using: &numbers)
          copy[index] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &numbers) ?? 0
        }
        let reading = try ByteFile.reading(copy)
        let isExplained = reading?.image.storedSize != nil || reading?.problems.isEmpty != true
        #expect(reading == nil || isExplained, "\(file.path), round \(round)")
      }
    }
  }
}
