import MediaModel
import Testing

@testable import Media

/// BMP, TIFF, JPEG 2000, JPEG XL and Netpbm files built byte by byte.
@Suite struct OtherImageFormatTests {
  @Test func readsABitmapFromTopToBottom() throws {
    let header: [UInt8] = .joined(
      .text("BM"), .little(0, 8), .little(54, 4), .little(40, 4), .little(2, 4), .little(-3, 4),
      .little(1, 2), .little(24, 2), .little(0, 24))
    let whole = try #require(try ByteFile.reading(.joined(header, .little(0, 24))))
    #expect(whole.image.displaySize == PixelSize(width: 2, height: 3))
    #expect(whole.image.pixelFormat.name == "bgr24")
    #expect(whole.problems.isEmpty)
    let cut = try #require(try ByteFile.reading(.joined(header, .little(0, 23))))
    #expect(cut.problems.map(\.kind) == [.truncated])
  }

  @Test(arguments: [true, false])
  func readsATIFFInBothByteOrders(isLittleEndian: Bool) throws {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      isLittleEndian ? .little(value, count) : .big(value, count)
    }
    let values = [(0x100, 64), (0x101, 48), (0x102, 16), (0x106, 1), (0x112, 6), (0x115, 1)]
    let entries: [[UInt8]] = values.map { tag, value in
      .joined(number(tag, 2), number(3, 2), number(1, 4), number(value, 2), [0, 0])
    }
    let bytes: [UInt8] = .joined(
      .text(isLittleEndian ? "II" : "MM"), number(42, 2), number(8, 4), number(values.count, 2),
      entries.flatMap { $0 }, number(0, 4))
    let image = try #require(try ByteFile.reading(bytes)).image
    #expect(image.displaySize == PixelSize(width: 48, height: 64))
    #expect(image.pixelFormat.name == (isLittleEndian ? "gray16le" : "gray16be"))
  }

  @Test func readsABareJPEG2000Stream() throws {
    let size: [UInt8] = .joined(
      .big(0xFF51, 2), .big(41, 2), .big(0, 2), .big(74, 4), .big(58, 4), .big(10, 4),
      .big(10, 4), .big(0, 16), .big(1, 2), [7, 1, 1])
    let image = try #require(try ByteFile.reading([0xFF, 0x4F] + size)).image
    #expect(image.displaySize == PixelSize(width: 64, height: 48))
    #expect(image.pixelFormat.bitDepth == 8)
  }

  @Test func readsTheBitsOfJPEGXL() throws {
    // Small: 1, height 48 as 5 (5 bits), ratio 3 (4:3), all metadata default: 1.
    let bits = 1 | 5 << 1 | 3 << 6 | 1 << 9
    let image = try #require(try ByteFile.reading([0xFF, 0x0A] + .little(bits, 4))).image
    #expect(image.displaySize == PixelSize(width: 64, height: 48))
    #expect(image.pixelFormat.name == "rgb24")
  }

  @Test(arguments: [
    ("P5\n# made by hand\n4 2\n255\n12345678", "pgm", "gray"),
    ("P6 1 2 255\n123456", "ppm", "rgb24"),
    ("P4\n4 2\n12", "pbm", "monow"), ("P2 4 2 65535\n1 2", "pgm", "gray16le"),
    (
      "P7\nWIDTH 1\nHEIGHT 2\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n12345678", "pam",
      "rgba"
    ),
  ])
  func readsNetpbm(content: String, format: String, name: String) throws {
    let reading = try #require(try ByteFile.reading(.text(content)))
    #expect(reading.container.format == format)
    #expect(reading.image.pixelFormat.name == name)
    #expect(reading.image.storedSize?.height == 2)
    #expect(reading.problems.isEmpty)
  }

  @Test func noticesAPixmapThatIsCut() throws {
    let whole = try ByteFile.reading(.text("P6\n2 1\n255\n123456"))
    #expect(whole?.problems.isEmpty == true)
    let cut = try #require(try ByteFile.reading(.text("P6\n2 1\n255\n123")))
    #expect(cut.problems.map(\.kind) == [.truncated])
    #expect(cut.image.storedSize == PixelSize(width: 2, height: 1))
  }

  @Test(arguments: ["Plain text", "P", "P9 1 1", "BM is a car", "GIF", "RIFF....WAVE", "P5 words"])
  func takesNoTextForAPicture(content: String) throws {
    #expect(try ByteFile.reading(.text(content)) == nil)
  }
}

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
