import MediaModel
import TestMedia
import Testing

@testable import Media

@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct StillShapeTests {
  private let source = SampleImage.noise(47, 33)

  /// Where the pixel in a column and row of the result comes from, by EXIF orientation.
  private func origin(_ orientation: Int, _ x: Int, _ y: Int) -> (x: Int, y: Int) {
    let (right, bottom) = (source.width - 1, source.height - 1)
    return switch orientation {
    case 2: (right - x, y)
    case 3: (right - x, bottom - y)
    case 4: (x, bottom - y)
    case 5: (y, x)
    case 6: (y, bottom - x)
    case 7: (right - y, bottom - x)
    case 8: (right - y, x)
    default: (x, y)
    }
  }

  @Test(arguments: [
    (1, Rotation.none), (2, Rotation(degrees: 0, isMirrored: true)), (3, Rotation(degrees: 180)),
    (4, Rotation(degrees: 180, isMirrored: true)), (5, Rotation(degrees: 270, isMirrored: true)),
    (6, Rotation(degrees: 90)), (7, Rotation(degrees: 90, isMirrored: true)),
    (8, Rotation(degrees: 270)),
  ])
  func bakesTheOrientationIn(orientation: Int, turn: Rotation) throws {
    let still = try StillFile(of: source.bytes, as: .png, FrameRendition(turn: turn))
    let turned = turn.swapsSides
    let expected = SampleImage(turned ? 33 : 47, turned ? 47 : 33) { x, y, channel in
      let place = origin(orientation, x, y)
      return source[place.x, place.y, channel]
    }
    #expect(try SampleImage.decoded(still.path, as: "rgb24") == expected.values)
    #expect(still.facts.exifOrientation == nil)
  }

  @Test func cropsAtOddPlaces() throws {
    let still = try StillFile(
      of: source.bytes, as: .png,
      FrameRendition(crop: Cropping(left: 3, right: 2, top: 7, bottom: 5)))
    let expected = SampleImage(42, 21) { x, y, channel in source[x + 3, y + 7, channel] }
    #expect(try SampleImage.decoded(still.path, as: "rgb24") == expected.values)
  }

  @Test(arguments: [1, 3]) func padsWithTheStatedColor(channels: Int) throws {
    let source = SampleImage.noise(21, 13, channels: channels)
    let canvas = try #require(PixelSize(width: 40, height: 31))
    let still = try StillFile(
      of: source.bytes, as: .png,
      FrameRendition(padding: .init(size: canvas, left: 5, top: 9, color: "1234C9")))
    let expected = SampleImage(40, 31) { x, y, channel in
      let isInside = (5..<26).contains(x) && (9..<22).contains(y)
      let place = channels == 1 ? 0 : channel
      return isInside ? source[x - 5, y - 9, place] : [0x12, 0x34, 0xC9][channel]
    }
    #expect(try SampleImage.decoded(still.path, as: "rgb24") == expected.values)
  }

  @Test(arguments: [(24, 17), (97, 61)]) func scalesToAnySize(width: Int, height: Int) throws {
    let flat = SampleImage(47, 33) { _, _, channel in [224, 48, 32][channel] }
    let still = try StillFile(
      of: flat.bytes, as: .jpeg(quality: 95, halvesChroma: true),
      FrameRendition(scaledSize: PixelSize(width: width, height: height)))
    #expect(still.facts.storedSize == PixelSize(width: width, height: height))
    let expected = SampleImage(width, height) { _, _, channel in [224, 48, 32][channel] }
    let values = try SampleImage.decoded(still.path, as: "rgb24")
    #expect(SampleImage.difference(values, expected.values) <= 3)
  }
}

/// Sixteen bits become eight without steps, and transparency is mixed with all of them.
struct StillDepthTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The pixels of a picture of 16 bits a channel.
  private func pixels(
    _ width: Int, _ height: Int, channels: Int = 3, _ picture: FrameRendition,
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
    let result = try pixels(16, 16, FrameRendition(), within: plain) { _, _, _ in value * 257 }
    #expect(Set(result) == [UInt8(value)])
  }

  @Test(arguments: [0.25, 0.5, 0.75])
  func keepsTheMeanOfWhatLiesBetween(share: Double) throws {
    let value = Int((100 + share) * 257)
    let result = try pixels(16, 16, FrameRendition(), within: plain) { _, _, _ in value }
    #expect(Set(result) == [100, 101])
    let mean = Double(result.reduce(0) { $0 + Int($1) }) / Double(result.count)
    #expect(abs(mean - 100 - share) < 0.02)
    // Grays get no tint.
    for pixel in stride(from: 0, to: result.count, by: 3) {
      #expect(Set(result[pixel..<pixel + 3]).count == 1)
    }
  }

  @Test func mixesTransparencyWithSixteenBits() throws {
    let picture = FrameRendition(pixelFormat: "rgb48be", background: "FF8000")
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

@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct StillTransparencyTests {
  private let source = SampleImage.noise(47, 33, channels: 4)

  @Test func laysPicturesOnTheStatedColor() throws {
    let still = try StillFile(of: source.bytes, as: .png, FrameRendition(background: "C81E4D"))
    let expected = SampleImage(47, 33) { x, y, channel in
      let opacity = source[x, y, 3]
      let under = [0xC8, 0x1E, 0x4D][channel]
      return (source[x, y, channel] * opacity + under * (255 - opacity) + 127) / 255
    }
    let values = try SampleImage.decoded(still.path, as: "rgb24")
    #expect(SampleImage.difference(values, expected.values) <= 1)
    #expect(still.facts.pixelFormat.hasAlpha == false)
  }

  @Test func laysPicturesOnTheStatedColorInJPEG() throws {
    let hidden = SampleImage(32, 32, channels: 4) { _, _, channel in [0, 255, 0, 0][channel] }
    let still = try StillFile(
      of: hidden.bytes, as: .jpeg(quality: 92, halvesChroma: false),
      FrameRendition(background: "C81E4D"))
    let expected = SampleImage(32, 32) { _, _, channel in [0xC8, 0x1E, 0x4D][channel] }
    let values = try SampleImage.decoded(still.path, as: "rgb24")
    #expect(SampleImage.difference(values, expected.values) <= 2)
  }

  @Test(arguments: [80, nil]) func keepsTransparencyInWebP(quality: Int?) throws {
    let still = try StillFile(of: source.bytes, as: .webp(quality: quality))
    #expect(still.facts.pixelFormat.hasAlpha == true)
    let values = try SampleImage.decoded(still.path, as: "rgba")
    let opacity = stride(from: 3, to: values.count, by: 4).map { values[$0] }
    #expect(opacity == stride(from: 3, to: values.count, by: 4).map { source.values[$0] })
  }

  @Test func keepsHiddenColorsOutOfVisibleOnesWhenScaling() throws {
    // A red square in the middle of green that cannot be seen.
    let hidden = SampleImage(90, 90, channels: 4) { x, y, channel in
      let isSeen = (20..<70).contains(x) && (20..<70).contains(y)
      return isSeen ? [255, 0, 0, 255][channel] : [0, 255, 0, 0][channel]
    }
    let still = try StillFile(
      of: hidden.bytes, as: .png,
      FrameRendition(scaledSize: PixelSize(width: 41, height: 41)))
    let values = try SampleImage.decoded(still.path, as: "rgba")
    var seen = 0
    for pixel in stride(from: 0, to: values.count, by: 4) where values[pixel + 3] > 16 {
      seen += 1
      #expect(values[pixel] > 230 && values[pixel + 1] < 8)
    }
    #expect(seen > 400)
  }
}
