import MediaModel
import Testing

@testable import Media

/// HEIF files built box by box.
@Suite struct HEIFReaderTests {
  private let hevc: [UInt8] = .joined(
    [1, 1], .big(0, 10), [93, 0xF0, 0, 0xFC, 0xFD, 0xF8, 0xF8, 0, 0])
  private let size = fullBox("ispe", .joined(.big(64, 4), .big(48, 4)))

  /// A file whose only item has a list of properties, applied in order.
  private func heif(
    brand: String = "heic", type: String = "hvc1", _ properties: [[UInt8]], missing: Int = 0
  ) throws -> ImageReading {
    let item = fullBox("infe", version: 2, .joined(.big(1, 2), .big(0, 2), .text(type), [0]))
    let indices = properties.indices.map { UInt8($0 + 1) }
    let associations: [UInt8] = .joined(
      .big(1, 4), .big(1, 2), [UInt8(properties.count)], indices)
    let list = box("ipco", properties.flatMap { $0 })
    let parts: [UInt8] = .joined(
      fullBox("pitm", .big(1, 2)), fullBox("iinf", .joined(.big(1, 2), item)),
      box("iprp", .joined(list, fullBox("ipma", associations))))
    let start = box("ftyp", .joined(.text(brand), .big(0, 4), .text("mif1")))
    let media: [UInt8] = .joined(.big(8 + missing, 4), .text("mdat"))
    return try #require(try ByteFile.reading(.joined(start, fullBox("meta", parts), media)))
  }

  @Test func readsAPlainPicture() throws {
    let reading = try heif([box("hvcC", hevc), size])
    #expect(reading.container.format == "heic")
    #expect(reading.image.codec.name == "hevc")
    #expect(reading.image.codec.level == "3.1")
    #expect(reading.image.pixelFormat.chroma == "4:2:0")
    #expect(reading.image.displaySize == PixelSize(width: 64, height: 48))
    #expect(reading.problems.isEmpty)
  }

  @Test(arguments: [("avif", "av1"), ("heic", "hevc"), ("mif1", "unknown")])
  func believesTheBrandWhereNoItemSaysHowItIsCoded(brand: String, codec: String) throws {
    let start = box("ftyp", .joined(.text(brand), .big(0, 4), .text("mif1")))
    let meta = fullBox("meta", fullBox("pitm", .big(1, 2)))
    let reading = try #require(
      try ByteFile.reading(.joined(start, meta, .big(8, 4), .text("mdat"))))
    #expect(reading.image.codec.name == codec)
    #expect(reading.problems.map(\.kind) == [.damaged])
  }

  @Test(arguments: [("grid", "av1"), ("av01", "av1"), ("jpeg", "mjpeg")])
  func believesTheItemBeforeTheBrand(type: String, codec: String) throws {
    #expect(try heif(brand: "avif", type: type, [size]).image.codec.name == codec)
  }

  @Test(arguments: [(0, 0), (1, 270), (2, 180), (3, 90)])
  func turnsAnticlockwise(quarters: UInt8, clockwise: Int) throws {
    let image = try heif([size, box("irot", [quarters])]).image
    #expect(image.rotation == Rotation(degrees: clockwise))
    #expect(image.displaySize?.width == (quarters % 2 == 1 ? 48 : 64))
    #expect(image.storedSize == PixelSize(width: 64, height: 48))
  }

  @Test func mirrors() throws {
    #expect(try heif([size, box("imir", [1])]).image.rotation.isMirrored)
    let upsideDown = try heif([size, box("imir", [0])]).image.rotation
    #expect(upsideDown == Rotation(exifOrientation: 4))
  }

  @Test func appliesPropertiesInTheirOrder() throws {
    let first = try heif([size, box("irot", [1]), box("imir", [1])]).image.rotation
    let second = try heif([size, box("imir", [1]), box("irot", [1])]).image.rotation
    #expect(first == Rotation(exifOrientation: 7))
    #expect(second == Rotation(exifOrientation: 5))
  }

  @Test func cropsBeforeItTurns() throws {
    let numbers = [32, 1, 16, 1, 0, 1, 0, 1].flatMap { [UInt8].big($0, 4) }
    let image = try heif([size, box("clap", numbers), box("irot", [1])]).image
    #expect(image.displaySize == PixelSize(width: 16, height: 32))
  }

  @Test func ignoresACropBeyondThePicture() throws {
    let numbers = [65, 1, 16, 1, 0, 1, 0, 1].flatMap { [UInt8].big($0, 4) }
    #expect(try heif([size, box("clap", numbers)]).image.displaySize?.width == 64)
  }

  @Test func readsAV1AndColor() throws {
    let color = box("colr", .joined(.text("nclx"), .big(9, 2), .big(16, 2), .big(9, 2), [0x80]))
    let reading = try heif(
      brand: "avif", type: "av01", [size, box("av1C", [0x81, 0x08, 0x4C, 0]), color])
    #expect(reading.container.format == "avif")
    #expect(reading.image.pixelFormat.name == "yuv420p10le")
    #expect(reading.image.color.matrix == "bt2020nc")
    #expect(reading.image.dynamicRange == .pq)
  }

  @Test func saysThatDataAreMissing() throws {
    #expect(try heif([size], missing: 100).problems.map(\.kind) == [.truncated])
  }

  @Test(arguments: ["isom", "mp42", "qt  ", "M4V "])
  func leavesVideosAlone(brand: String) throws {
    let bytes = box("ftyp", .joined(.text(brand), .big(0, 4), .text("mif1")))
    #expect(try ByteFile.reading(bytes) == nil)
  }
}

private func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
  .joined(.big(payload.count + 8, 4), .text(type), payload)
}

private func fullBox(_ type: String, version: UInt8 = 0, _ payload: [UInt8]) -> [UInt8] {
  box(type, [version, 0, 0, 0] + payload)
}
