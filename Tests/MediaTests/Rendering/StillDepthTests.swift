import MediaModel
import TestMedia
import Testing

@testable import Media

/// Sixteen bits become eight without steps, and transparency is mixed with all of them.
struct StillDepthTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The pixels of a picture of 16 bits a channel.
  private func pixels(
    _ width: Int, _ height: Int, channels: Int = 3, _ picture: PictureRendition,
    within most: StillPixels.Layout, value: (Int, Int, Int) -> Int
  ) throws -> [UInt8] {
    let type = channels == 4 ? "RGB_ALPHA" : "RGB"
    let header =
      "P7\nWIDTH \(width)\nHEIGHT \(height)\nDEPTH \(channels)\nMAXVAL 65535\nTUPLTYPE \(type)\n"
      + "ENDHDR\n"
    let values = (0..<width * height * channels).flatMap { index -> [UInt8] in
      let value = value(index / channels % width, index / channels / width, index % channels)
      return [UInt8(value >> 8), UInt8(value & 0xFF)]
    }
    let path = try folder.write(Array(header.utf8) + values, named: "source.pam")
    let still = try StillSource(path: path).firstPicture(color: ColorFacts())
    let result = try StillPixels(still, shapedBy: picture, within: most)
    return PixelRows(result.frame, result.layout).bytes
  }

  private let plain = StillPixels.Layout(isGray: false, hasAlpha: false, isDeep: false)
  private let deep = StillPixels.Layout(isGray: false, hasAlpha: false, isDeep: true)

  @Test(arguments: [0, 1, 127, 254, 255])
  func leavesValuesThatEightBitsHold(value: Int) throws {
    let result = try pixels(16, 16, PictureRendition(), within: plain) { _, _, _ in value * 257 }
    #expect(Set(result) == [UInt8(value)])
  }

  @Test(arguments: [0.25, 0.5, 0.75])
  func keepsTheMeanOfWhatLiesBetween(share: Double) throws {
    let value = Int((100 + share) * 257)
    let result = try pixels(16, 16, PictureRendition(), within: plain) { _, _, _ in value }
    #expect(Set(result) == [100, 101])
    let mean = Double(result.reduce(0) { $0 + Int($1) }) / Double(result.count)
    #expect(abs(mean - 100 - share) < 0.02)
    // Grays get no tint.
    for pixel in stride(from: 0, to: result.count, by: 3) {
      #expect(Set(result[pixel..<pixel + 3]).count == 1)
    }
  }

  @Test func mixesTransparencyWithSixteenBits() throws {
    let picture = PictureRendition(pixelFormat: "rgb48be", background: "FF8000")
    let over = [10_001, 20_002, 30_003, 40_004]
    let result = try pixels(2, 1, channels: 4, picture, within: deep) { _, _, channel in
      over[channel]
    }
    for channel in 0..<3 {
      let behind = [0xFF, 0x80, 0][channel] * 257
      let expected =
        (Double(over[channel]) * Double(over[3]) + Double(behind) * Double(65_535 - over[3]))
        / 65_535
      let value = Int(result[2 * channel]) | Int(result[2 * channel + 1]) << 8
      #expect(abs(Double(value) - expected) <= 0.5)
    }
  }

  @Test func sumsUpFilesAsTheStandardSays() throws {
    let abc = try folder.write(Array("abc".utf8), named: "abc")
    #expect(
      try FileHash.sha256(of: abc)
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let zeros = try folder.write([UInt8](repeating: 0, count: 2 << 20), named: "zeros")
    #expect(
      try FileHash.sha256(of: zeros)
        == "5647f05ec18958947d32874eeb788fa396a05d0bab7c1b71f112ceb7e9b31eee")
  }
}
